package io.atrium.room;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How many belong to each room, kept beside it for lists of all rooms. Counted within a second or two of a change and not in its transaction, where all who enter
 * a room at once would wait for one row. What a node that died had still to count is found at the next start, and within the hour.
 */
@ApplicationScoped
public class MemberCounts {
    private static final Logger LOG = Logger.getLogger(MemberCounts.class.getName());
    private static final int TICKS_BETWEEN_LOOKS = 3_600;

    @Inject
    private MemberCountBook book;

    @Inject
    private Threads threads;

    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean counting = new AtomicBoolean();
    private Executor work;
    private long ticks;

    @PostConstruct
    void start() {
        work = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.touched(Membership.class).forEach(membership -> changed.add(membership.getRoomId()));
    }

    void onTick(@Observes Tick tick) {
        boolean look = ticks++ % TICKS_BETWEEN_LOOKS == 0;
        if ((look || !changed.isEmpty()) && counting.compareAndSet(false, true)) {
            work.execute(() -> count(look));
        }
    }

    private void count(boolean look) {
        try {
            if (look) {
                changed.addAll(book.wrong());
            }
            for (long room : List.copyOf(changed)) {
                // Before it is counted: what changes meanwhile is counted again.
                changed.remove(room);
                countCarefully(room);
            }
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "members could not be counted now", away);
        } finally {
            counting.set(false);
        }
    }

    private void countCarefully(long room) {
        try {
            book.count(room);
        } catch (RuntimeException away) {
            changed.add(room);
            throw away;
        }
    }
}
