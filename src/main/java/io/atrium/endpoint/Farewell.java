package io.atrium.endpoint;

import io.atrium.channel.Sessions;
import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells all clients that the server goes away, while there still is one to tell: they come back to the next. */
@ApplicationScoped
public class Farewell {
    @Inject
    private Sockets sockets;

    @Inject
    private Sessions sessions;

    void onEnd(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        sockets.leave();
        sessions.closeIf(session -> true, CloseCode.GOING_AWAY);
    }
}
