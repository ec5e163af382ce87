package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.channel.Threads;
import io.atrium.endpoint.ProblemAnswer;
import io.atrium.endpoint.RequestBodies;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads a body that is late before JAX-RS does, which would hold a thread until it is there: as many clients that begin a request and send no more
 * as a server has threads would keep everybody else out. What has come already passes, and so do files, which are read as they come.
 */
@WebFilter(
        servletNames = "io.atrium.endpoint.rest.Api",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class BodyFirst extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String BODY = BodyFirst.class.getName();
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern FILES = Pattern.compile("/api/rooms/[^/]+/intake(/.*)?");

    /** Bodies of one person that are on their way: each may take {@link EntriesResource#MAX_BODY}. */
    private static final int MOST_OF_ONE = 32;

    @Inject
    private transient RequestBodies bodies;

    @Inject
    private transient Threads threads;

    @Inject
    private transient Instance<RequestContextController> scopes;

    private final transient Map<Long, Integer> coming = new ConcurrentHashMap<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(BODY) instanceof byte[] body) {
            inRequestScope(() -> chain.doFilter(new WithBody(request, body), response));
        } else if (request.getDispatcherType() == DispatcherType.ASYNC || !isLate(request)) {
            chain.doFilter(request, response);
        } else {
            await(request, response);
        }
    }

    private interface Rest {
        void run() throws IOException, ServletException;
    }

    /** Payara does not begin the scope anew for a request that is taken up again. */
    private void inRequestScope(Rest rest) throws IOException, ServletException {
        RequestContextController scope = scopes.get();
        boolean begun = scope.activate();
        try {
            rest.run();
        } finally {
            if (begun) {
                scope.deactivate();
            }
            scopes.destroy(scope);
        }
    }

    /** Whoever may not ask is refused without a look at the body. */
    private static boolean isLate(HttpServletRequest request) throws IOException {
        return WITH_BODY.contains(request.getMethod())
                && Bodies.caller(request) != null
                && request.getContentLengthLong() <= EntriesResource.MAX_BODY
                && !FILES.matcher(path(request)).matches()
                && !RequestBodies.hasCome(request);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Bodies.caller(request);
        int all = coming.merge(caller.userId(), 1, Integer::sum);
        if (all > MOST_OF_ONE) {
            leave(caller);
            refuse(
                    response,
                    Problem.retryable(
                            ErrorCode.RATE_LIMITED,
                            "more than " + MOST_OF_ONE + " of your requests are incomplete",
                            1));
            return;
        }
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        bodies.read(request, EntriesResource.MAX_BODY)
                .whenCompleteAsync(
                        (body, failure) -> {
                            leave(caller);
                            if (failure == null) {
                                // One byte too many is enough for the resource to say so.
                                request.setAttribute(
                                        BODY, body.orElseGet(() -> new byte[EntriesResource.MAX_BODY + 1]));
                                exchange.dispatch();
                            } else {
                                response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
                                // What still comes of it is no next request.
                                response.setHeader("Connection", "close");
                                exchange.complete();
                            }
                        },
                        threads.executor());
    }

    private void leave(Caller caller) {
        coming.computeIfPresent(caller.userId(), (id, count) -> count == 1 ? null : count - 1);
    }

    private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader("Connection", "close");
        response.getOutputStream().write(ProblemAnswer.begin(response, problem));
    }
}
