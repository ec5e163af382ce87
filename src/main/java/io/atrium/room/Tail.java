package io.atrium.room;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest lines of one room, without a hole up to the log's head. It is worth something only while it hears of every commit: from
 * {@link #listen} on what is committed is held beside the reading under way and joined to what that finds. Whatever it can't be sure
 * of it does not know, and is read again.
 */
final class Tail {
    /** What a line takes beside its text, about. */
    private static final int OVERHEAD_BYTES = 160;

    /** What a tail takes without a line. */
    private static final int OWN_BYTES = 512;

    /** Held by whoever reads the log for this tail: the others wait, and find it read. */
    final ReentrantLock reading = new ReentrantLock();

    private final long generation;
    private final int mostLines;
    private final long mostBytes;
    private final AtomicLong total;

    private final NavigableMap<Long, Line> lines = new TreeMap<>();
    private final List<Line> heard = new ArrayList<>();
    private Head head; // null: not known
    private long bytes;
    private long doubts;
    private boolean cut;
    private boolean gone;
    private volatile boolean used = true;

    /**
     * What was read of a log in one transaction.
     *
     * @param newest the last lines before and at the head, in order
     */
    record Reading(Head head, List<Line> newest) {}

    /**
     * @param generation of the room's feed that it hears
     * @param total bytes of all tails, kept up to date
     */
    Tail(long generation, int mostLines, long mostBytes, AtomicLong total) {
        this.generation = generation;
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
        this.total = total;
        total.addAndGet(OWN_BYTES);
    }

    long generation() {
        return generation;
    }

    synchronized Optional<Head> head() {
        used = true;
        return Optional.ofNullable(head);
    }

    /** At most {@code limit} lines with greater numbers; empty where some of them are not here. */
    synchronized Optional<List<Line>> after(long seq, int limit) {
        return reaches(seq)
                ? Optional.of(
                        lines.tailMap(seq, false).values().stream().limit(limit).toList())
                : Optional.empty();
    }

    /** The {@code limit} lines next below a number, in order; empty where some of them are not here. */
    synchronized Optional<List<Line>> before(long seq, int limit) {
        if (head == null) {
            return Optional.empty();
        }
        long end = Math.min(seq, head.seq() + 1);
        long begin = Math.max(1, end - limit);
        return reaches(begin - 1)
                ? Optional.of(
                        List.copyOf(lines.subMap(begin, Math.max(begin, end)).values()))
                : Optional.empty();
    }

    /** Whether all after this number is here. */
    synchronized boolean reaches(long seq) {
        // Where all that the log has is here, so is all after whatever number.
        return head != null && (seq >= head.seq() - lines.size() || head.seq() - lines.size() < head.first());
    }

    /** Whether reading further back could be kept. */
    synchronized boolean hasRoom() {
        return !cut;
    }

    /** UTF-8 bytes of the lines' text. */
    synchronized long textBytes() {
        return bytes - (long) lines.size() * OVERHEAD_BYTES;
    }

    /** Before the log is read. Returns what {@link #take} asks for. */
    synchronized long listen() {
        heard.clear();
        return doubts;
    }

    /** Whether the reading is known to be true still; otherwise there is to be another. */
    synchronized boolean take(Reading reading, long since) {
        if (gone || since != doubts) {
            return false;
        }
        clear();
        head = reading.head();
        reading.newest().forEach(this::put);
        heard.forEach(this::append);
        heard.clear();
        return head != null;
    }

    /** A line was committed. */
    synchronized void committed(Line line) {
        if (reading.isLocked()) {
            heard.add(line);
        }
        append(line);
    }

    /** What a line says was replaced. */
    synchronized void replaced(Line line) {
        doubts++;
        if (lines.containsKey(line.seq())) {
            put(line);
        }
    }

    /** What is here may not be so any more. */
    synchronized void doubt() {
        doubts++;
        clear();
    }

    /** As {@link #doubt}, for good. */
    synchronized void drop() {
        if (!gone) {
            doubt();
            gone = true;
            total.addAndGet(-OWN_BYTES);
        }
    }

    synchronized boolean isGone() {
        return gone;
    }

    /** Whether nobody has asked since this was asked last. */
    boolean isIdle() {
        boolean idle = !used;
        used = false;
        return idle;
    }

    private void append(Line line) {
        if (head == null || line.seq() <= head.seq()) {
            return;
        }
        if (line.seq() > head.seq() + 1) {
            doubt(); // something was missed
            return;
        }
        head = head.next(line.seq());
        put(line);
    }

    private void put(Line line) {
        Line before = lines.put(line.seq(), line);
        grow(before == null ? line.bytes() + OVERHEAD_BYTES : line.bytes() - before.bytes());
        while (lines.size() > mostLines || (bytes > mostBytes && !lines.isEmpty())) {
            grow(-lines.pollFirstEntry().getValue().bytes() - OVERHEAD_BYTES);
            cut = true;
        }
    }

    private void clear() {
        head = null;
        lines.clear();
        grow(-bytes);
        cut = false;
    }

    private void grow(long by) {
        bytes += by;
        total.addAndGet(by);
    }
}
