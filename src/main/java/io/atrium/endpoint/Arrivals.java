package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.channel.ClientSession;
import io.atrium.channel.ClientSession.Entrance;
import io.atrium.channel.ClientSession.Holder;
import io.atrium.channel.Sessions;
import io.atrium.channel.Transport;
import io.atrium.channel.Tuning;
import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the session of whoever has come through a door, and forgets it when they are gone. */
@ApplicationScoped
public class Arrivals {
    @Inject
    private Sessions sessions;

    @Inject
    private Tuning tuning;

    /** Registered, so that it is swept and ends with its credential, until {@link #gone}. */
    public ClientSession arrived(Caller caller, Entrance entrance, Transport transport) {
        ClientSession session =
                new ClientSession(holder(caller), entrance, transport, tuning.limits(), System::nanoTime);
        sessions.opened(session);
        return session;
    }

    /** By what right a session is open. */
    public static Holder holder(Caller caller) {
        return new Holder(
                caller.login(),
                caller.role().word(),
                caller.credential().id(),
                caller.credential().expiresAt());
    }

    public void gone(ClientSession session) {
        session.close(CloseCode.NORMAL);
        sessions.closed(session);
    }
}
