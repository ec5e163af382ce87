package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.channel.ClientSession.Entrance;
import io.atrium.room.Member;
import java.security.Principal;

/**
 * Who passed the {@link Handshake}, carried to the socket as its principal: the one thing both servers hand over for each connection.
 */
record Admitted(Caller caller, Member member, Entrance entrance) implements Principal {
    @Override
    public String getName() {
        return caller.login();
    }
}
