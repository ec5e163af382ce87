package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import java.security.Principal;

/**
 * Who opens a connection, carried from the handshake to the socket as its principal.
 *
 * @param caller null where the request showed nothing: the connect command may bring a token
 */
record Visitor(Caller caller) implements Principal {
    @Override
    public String getName() {
        return caller == null ? "" : caller.login();
    }
}
