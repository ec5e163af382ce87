package io.atrium.admin;

import io.atrium.account.SecondFactors;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has a node that has started end the sign-ins of those of whom a second factor is demanded by now, and who have none. With the first tick: before, the other nodes
 * would not hear of it, and go on with what they remember.
 */
@ApplicationScoped
public class SecondFactorStart {
    private static final Logger LOG = Logger.getLogger(SecondFactorStart.class.getName());

    @Inject
    private SecondFactors factors;

    @Inject
    private Threads threads;

    private final AtomicBoolean begun = new AtomicBoolean();

    void onTick(@Observes Tick tick) {
        if (begun.compareAndSet(false, true)) {
            threads.executor().execute(this::end);
        }
    }

    private void end() {
        try {
            int people = factors.endSignInsWithout();
            if (people > 0) {
                LOG.info(() -> people + " people had signed in without the second factor that is demanded of them now:"
                        + " they are signed out");
            }
        } catch (RuntimeException databaseAway) {
            begun.set(false);
            LOG.log(
                    Level.WARNING,
                    "who has signed in without the second factor that is demanded of them is signed out later",
                    databaseAway);
        }
    }
}
