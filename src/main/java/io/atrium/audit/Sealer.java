package io.atrium.audit;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Seals what has been recorded, once a second, on whichever node comes first. Not in the transaction of the act: then all that anybody does would wait for the one
 * row in which the chain ends.
 */
@ApplicationScoped
public class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class.getName());

    @Inject
    private SealBook book;

    @Inject
    private Threads threads;

    @Inject
    private Event<Sealed> sealed;

    private final AtomicBoolean sealing = new AtomicBoolean();
    private Executor executor;

    @PostConstruct
    void start() {
        executor = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        if (sealing.compareAndSet(false, true)) {
            executor.execute(this::seal);
        }
    }

    private List<Recorded> next() {
        return book.hasUnsealed() ? book.sealSome() : List.of();
    }

    private void seal() {
        try {
            // Where another node was faster a batch is empty.
            for (List<Recorded> some = next(); !some.isEmpty(); some = next()) {
                sealed.fire(new Sealed(some));
            }
        } catch (RuntimeException failure) {
            // They wait, and the next second tries again.
            LOG.log(Level.WARNING, "acts could not be sealed", failure);
        } finally {
            sealing.set(false);
        }
    }
}
