package io.atrium.endpoint;

import io.atrium.channel.Sessions;
import io.atrium.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tells all clients that the server goes away, while there still is one to tell: they come back to the next. */
@ApplicationScoped
public class Farewell {
    /** Sockets are closed by other threads; the server would take the network away from under them. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    private Sessions sessions;

    void onEnd(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) throws InterruptedException {
        sessions.closeIf(session -> true, CloseCode.GOING_AWAY);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sessions.count() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }
}
