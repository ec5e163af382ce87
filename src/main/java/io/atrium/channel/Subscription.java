package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One session's place in a group. It holds back what arrives until {@link #start}, so that nothing falls between reading the log
 * and going live; from then on it lets each number through once, in order, and fills a hole from the backlog.
 */
public final class Subscription {
    private static final Logger LOG = Logger.getLogger(Subscription.class.getName());

    private final ClientSession session;
    private final Dialect dialect;
    private final Backlog backlog;
    private final Executor executor;
    private List<Message> held = new ArrayList<>();
    private boolean cut;

    /** Written under the lock alone; read without it by who may be in the middle of another delivery. -1 before it was started. */
    private volatile long position = -1;

    Subscription(ClientSession session, Dialect dialect, Backlog backlog, Executor executor) {
        this.session = session;
        this.dialect = dialect;
        this.backlog = backlog;
        this.executor = executor;
    }

    public ClientSession session() {
        return session;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Lets messages through from here on; the client has been sent everything up to and including {@code seq}. */
    public synchronized void start(long seq) {
        position = seq;
        List<Message> waiting = held;
        held = null;
        // One of them may find a hole: then those behind it are held back again.
        Run.of(waiting).forEach(this::receive);
    }

    /**
     * Lets nothing more through.
     *
     * @return the number of the last message that went to the session, 0 where none has yet; empty where it was cut off before
     */
    public synchronized OptionalLong cut() {
        if (cut) {
            return OptionalLong.empty();
        }
        cut = true;
        return OptionalLong.of(Math.max(0, position));
    }

    /** The last entry it let through; -1 before it was started. Waits for nobody. */
    public long position() {
        return position;
    }

    /** Says something to this session alone, which is no entry; held back as everything is until the start. */
    public void whisper(Message ephemeral) {
        Run.of(List.of(ephemeral)).forEach(this::receive);
    }

    synchronized void receive(Run run) {
        if (cut) {
            return;
        }
        if (held != null) {
            held.addAll(run.messages());
        } else if (run.isEphemeral()) {
            send(run.heardBy(session));
        } else if (run.first() > position + 1) {
            fillUpTo(run);
        } else if (run.last() > position) {
            Run fresh = run.after(position);
            position = run.last();
            send(fresh);
        }
    }

    /** The channel layer lost something: it stands in the log, which is read by another thread; this one may be in a transaction. */
    private void fillUpTo(Run run) {
        held = new ArrayList<>(run.messages());
        long after = position;
        long before = run.first();
        executor.execute(() -> fill(after, before));
    }

    /** Where the log can't be read the client comes back with its position. */
    private void fill(long after, long before) {
        try {
            List<Message> missed = backlog.between(after, before);
            synchronized (this) {
                Run.of(missed).forEach(this::send);
                start(before - 1);
            }
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, "could not fill a gap from the log, closing the session", unreadable);
            session.close(CloseCode.SLOW);
        }
    }

    private void send(Run run) {
        Outgoing frames = run == null ? null : run.encode(dialect);
        if (frames != null) {
            session.send(frames);
        }
    }
}
