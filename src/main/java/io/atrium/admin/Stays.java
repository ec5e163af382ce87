package io.atrium.admin;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps for two weeks who was connected to which room. Who leaves is noted and nothing else done; once a second all that have left are written together. What does not
 * fit, while the database is away, is left out; so are those whom a node had that was killed.
 */
@ApplicationScoped
public class Stays {
    private static final Logger LOG = Logger.getLogger(Stays.class.getName());
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 500;
    private static final int TICKS_BETWEEN_FORGETTING = 3_600;

    @Inject
    private Threads threads;

    @Inject
    private StayRecords records;

    @Inject
    private NodeFigures node;

    private final BlockingQueue<Left> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private Executor work;
    private long ticks;

    /** That a connection has left a room. */
    public record Left(String login, String room, String door, Instant begun, Instant ended, long lastSeq) {}

    @PostConstruct
    void prepare() {
        work = new BoundedExecutor(threads.executor(), 1);
    }

    /** Waits for nothing. */
    public void left(Left left) {
        if (!waiting.offer(left)) {
            LOG.log(Level.FINE, "a stay of {0} is not kept", left.login());
        }
    }

    void onTick(@Observes Tick tick) {
        boolean forget = ticks++ % TICKS_BETWEEN_FORGETTING == 0;
        if ((forget || !waiting.isEmpty()) && writing.compareAndSet(false, true)) {
            work.execute(() -> write(forget));
        }
    }

    private void write(boolean forget) {
        List<Left> some = new ArrayList<>();
        try {
            while (waiting.drainTo(some, AT_ONCE) > 0) {
                records.write(
                        some.stream().map(left -> new Stay(left, node.name())).toList());
                some.clear();
            }
            if (forget) {
                records.forget(CommonTime.now().minus(KEPT));
            }
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "stays could not be written now", away);
            some.forEach(this::left);
        } finally {
            writing.set(false);
        }
    }
}
