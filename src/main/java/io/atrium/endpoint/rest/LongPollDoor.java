package io.atrium.endpoint.rest;

import io.atrium.endpoint.Drain;
import io.atrium.endpoint.ProblemAnswer;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Has those wait who ask for entries that do not exist yet. All that can be answered at once, refusals too, is left to
 * {@link EntriesResource}; only waiting is done without JAX-RS, whose way of taking a request up again costs more than all the rest of ten
 * thousand answers. Mapped by the servlet's name, so that it comes after all filters which are mapped by addresses (Servlet 6, 6.2.4).
 */
@WebFilter(servletNames = "io.atrium.endpoint.rest.Api", asyncSupported = true)
public class LongPollDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /**
     * Has Payara look up the authentication mechanism once more when the request ends, for it to secure the answer, which ours leaves as it is: a
     * fifth of what ending a request costs. Elsewhere there is no such attribute.
     */
    private static final String PAYARAS_NOTE = "__jakarta.security.auth.message.MessageInfo";

    private static final Pattern ENTRIES = Pattern.compile("/api/rooms/([^/]+)/entries");

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient EntryPages pages;

    @Inject
    private transient LongPolls polls;

    @Inject
    private transient Drain drain;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isPoll(request) || !sitsDown(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPoll(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getParameter("wait") != null
                && (accept == null
                        || Stream.of("*/*", "application/*", "application/json").anyMatch(accept::contains));
    }

    /** Whether the request waits now, and is answered when it is time; or is told not to wait here. */
    private boolean sitsDown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path =
                ENTRIES.matcher(request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (!path.matches()) {
            return false;
        }
        Member member;
        EntriesQuery query;
        try {
            member = EntriesQuery.member(rooms, Bodies.caller(request), path.group(1), request.getParameter("enter"));
            query = EntriesQuery.of(
                    request.getParameter("before"),
                    request.getParameter("after"),
                    Objects.requireNonNullElse(request.getParameter("limit"), EntriesQuery.DEFAULT_LIMIT),
                    request.getParameter("wait"));
            if (!query.waits() || pages.hasMoreThan(member.room(), query.after())) {
                return false;
            }
        } catch (RuntimeException refused) {
            // Said by the resource, which comes to the same end.
            return false;
        }
        try {
            drain.requireNone();
        } catch (Problem leaving) {
            response.getOutputStream().write(ProblemAnswer.begin(response, leaving));
            return true;
        }
        request.removeAttribute(PAYARAS_NOTE);
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        polls.await(member, query, exchange);
        return true;
    }
}
