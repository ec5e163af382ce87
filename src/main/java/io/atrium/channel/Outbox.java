package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What waits for one client: bounded in bytes, and in time without progress, because neither server honours a send timeout or
 * bounds what it queues. One write is under way at any time; the next takes all that has come meanwhile. From half full on,
 * sheddable frames are left out; at the bound, or when nothing was taken for too long, the client is closed with
 * {@link CloseCode#SLOW} and catches up from the log.
 */
public final class Outbox {
    /** Bytes of one write, unless a single frame is longer. Progress is counted in writes: a slow line must end one within the stall limit. */
    private static final int WRITE = 64 * 1024;

    private final Transport transport;
    private final int capacityBytes;
    private final long stallNanos;
    private final LongSupplier nanoTime;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();

    private int waitingBytes; // includes what is being written
    private boolean writing;
    private CloseCode closedBy; // null: open
    private long shed;
    private CloseCode closing;
    private long progressAt;

    public Outbox(Transport transport, int capacityBytes, Duration stall, LongSupplier nanoTime) {
        this.transport = transport;
        this.capacityBytes = capacityBytes;
        this.stallNanos = stall.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Queues a frame, or sheds it, or closes the client. Never blocks. */
    public void offer(Outgoing frame) {
        offer(frame, false);
    }

    /** As {@link #offer}, before what waits already. */
    public void offerFirst(Outgoing frame) {
        offer(frame, true);
    }

    private void offer(Outgoing frame, boolean first) {
        boolean full;
        synchronized (this) {
            if (closedBy != null || closing != null) {
                return;
            }
            if (frame.isSheddable() && waitingBytes + frame.bytes() > capacityBytes / 2) {
                shed++;
                return;
            }
            // A single frame may exceed the bound (a snapshot); it is refused only behind others.
            full = waitingBytes > 0 && waitingBytes + frame.bytes() > capacityBytes;
            if (!full) {
                if (waitingBytes == 0) {
                    progressAt = nanoTime.getAsLong();
                }
                waitingBytes += frame.bytes();
                if (first) {
                    waiting.addFirst(frame);
                } else {
                    waiting.addLast(frame);
                }
            }
        }
        if (full) {
            close(CloseCode.SLOW);
        } else {
            write();
        }
    }

    /** Closes a client that has taken nothing for too long. Called by a sweep, about once a second. */
    public void sweep() {
        boolean stalled;
        synchronized (this) {
            stalled = closedBy == null && waitingBytes > 0 && nanoTime.getAsLong() - progressAt > stallNanos;
        }
        if (stalled) {
            close(CloseCode.SLOW);
        }
    }

    /** Drops what waits and closes the transport. */
    public void close(CloseCode code) {
        synchronized (this) {
            if (closedBy != null) {
                return;
            }
            closedBy = code;
            waiting.clear();
        }
        transport.close(code);
    }

    /**
     * Closes once all that waits now has been written, or the stall limit ends it: for an error frame that says why.
     */
    public void closeAfterWriting(CloseCode code) {
        boolean idle;
        synchronized (this) {
            closing = code;
            idle = !writing && waiting.isEmpty();
        }
        if (idle) {
            close(code);
        }
    }

    public synchronized int waitingBytes() {
        return waitingBytes;
    }

    public synchronized boolean isClosing() {
        return closedBy != null || closing != null;
    }

    public synchronized boolean isClosed() {
        return closedBy != null;
    }

    /** Null while it is open. */
    public synchronized CloseCode closedBy() {
        return closedBy;
    }

    /** Frames that were left out. */
    public synchronized long shed() {
        return shed;
    }

    /** How much of what may wait does wait; 1 or more: full. */
    public double fullness() {
        return waitingBytes() / (double) capacityBytes;
    }

    /** Writes while frames are done at once; leaves the rest to the end of the one under way. */
    private void write() {
        for (List<Outgoing> next = next(); !next.isEmpty(); next = next()) {
            Written written = new Written(bytes(next));
            transport.send(next, written::done);
            if (!written.wasInline()) {
                return;
            }
        }
    }

    private List<Outgoing> next() {
        CloseCode code;
        synchronized (this) {
            if (closedBy != null || writing) {
                return List.of();
            }
            if (!waiting.isEmpty()) {
                writing = true;
                return takeSome();
            }
            code = closing;
        }
        if (code != null) {
            close(code);
        }
        return List.of();
    }

    private List<Outgoing> takeSome() {
        if (waiting.size() == 1) {
            return List.of(waiting.remove());
        }
        List<Outgoing> some = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && (bytes == 0 || bytes + waiting.peek().bytes() <= WRITE)) {
            Outgoing frame = waiting.remove();
            bytes += frame.bytes();
            some.add(frame);
        }
        return some;
    }

    private static int bytes(List<Outgoing> frames) {
        int bytes = 0;
        for (Outgoing frame : frames) {
            bytes += frame.bytes();
        }
        return bytes;
    }

    /** The end of one write. Tells whether it came before {@code send} returned, so that a fast client costs a loop, not a recursion. */
    private final class Written {
        private final int bytes;
        private final Thread sender = Thread.currentThread();
        private boolean returned;
        private boolean inline;

        Written(int bytes) {
            this.bytes = bytes;
        }

        void done(Throwable failure) {
            boolean goOn;
            synchronized (Outbox.this) {
                writing = false;
                waitingBytes -= bytes;
                progressAt = nanoTime.getAsLong();
                inline = !returned && Thread.currentThread() == sender;
                goOn = !inline;
            }
            if (failure != null) {
                close(CloseCode.GOING_AWAY);
            } else if (goOn) {
                write();
            }
        }

        boolean wasInline() {
            synchronized (Outbox.this) {
                returned = true;
                return inline;
            }
        }
    }
}
