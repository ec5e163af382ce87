package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/**
 * Refuses a handshake with the status docs/protocol.md names, before it becomes a socket: whoever isn't signed in has been refused by the
 * authentication mechanism already, here it is the room's door.
 */
@WebFilter(urlPatterns = "/ws/room/*", asyncSupported = true)
public class Handshake extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ROOM = "/ws/room/";

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Entrances entrances;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!admissions.letIn(response)) {
            return;
        }
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Member member;
        try {
            member = rooms.join(caller, path.substring(ROOM.length()));
        } catch (Problem problem) {
            response.getOutputStream().write(ProblemAnswer.begin(response, problem));
            return;
        } catch (RuntimeException failure) {
            // The database is away, most often: the room and the right are there still.
            response.getOutputStream().write(ProblemAnswer.begin(response, Failure.problem(failure)));
            return;
        }
        chain.doFilter(
                new AdmittedRequest(
                        request, new Admitted(caller, member, entrances.of(request, Entrances.ROOM_SOCKET))),
                response);
    }

    private static final class AdmittedRequest extends HttpServletRequestWrapper {
        private final Admitted admitted;

        AdmittedRequest(HttpServletRequest request, Admitted admitted) {
            super(request);
            this.admitted = admitted;
        }

        @Override
        public Principal getUserPrincipal() {
            return admitted;
        }
    }
}
