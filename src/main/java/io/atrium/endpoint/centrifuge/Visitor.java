package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import io.atrium.channel.ClientSession.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Who opens a connection. Carried from the handshake to a socket as its principal.
 *
 * @param caller null where the request showed nothing: the connect command may bring a token
 * @param byTicket a ticket was shown, which is good once
 */
record Visitor(Caller caller, boolean byTicket, Entrance entrance) implements Principal {
    static Visitor of(HttpServletRequest request, Entrance entrance) {
        String query = request.getQueryString();
        return new Visitor(
                (Caller) request.getAttribute(Caller.ATTRIBUTE), query != null && query.contains("ticket="), entrance);
    }

    /** Whether a later request of that user, null: of nobody known, can be of the same client. */
    boolean mayBe(Long later) {
        if (caller == null) {
            return true;
        }
        return later == null ? byTicket : later == caller.userId();
    }

    @Override
    public String getName() {
        return caller == null ? "" : caller.login();
    }
}
