package io.atrium.room;

import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Settled;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The rooms' logs as every door reads them: the newest lines from memory, older ones from the database. A thousand clients who come back at
 * once cost one reading. {@link EntryBroadcast} tells it what was committed before it tells the room.
 */
@ApplicationScoped
public class RoomHistory {
    private static final String NAME = "log";

    /** Lines a first reading brings: what a client that knows nothing is given. */
    private static final int NEWEST = 50;

    private static final int TRIES = 5;
    private static final long DEFAULT_BYTES = 32L << 20;

    private static final Logger LOG = Logger.getLogger(RoomHistory.class.getName());

    private final EntryReader reader;
    private final Memories memories;
    private final LongUnaryOperator watch;
    private final int mostLines;
    private final long mostRoomBytes;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final ConcurrentMap<Long, Tail> tails = new ConcurrentHashMap<>();

    protected RoomHistory() {
        this(null, null, room -> 0, Limits.DEFAULTS, 0); // for the container's proxy
    }

    @Inject
    public RoomHistory(EntryReader reader, Memories memories, Feeds feeds, Limits limits) {
        this(reader, memories, feeds::watch, limits, setting());
    }

    /** @param watch as {@link Feeds#watch} */
    RoomHistory(EntryReader reader, Memories memories, LongUnaryOperator watch, Limits limits, long mostBytes) {
        this.reader = reader;
        this.watch = watch;
        this.memories = memories;
        this.mostLines = Math.max(NEWEST, limits.replayLimit());
        this.mostRoomBytes = Math.min(limits.outboxBytes(), mostBytes);
        this.mostBytes = mostBytes;
        if (memories != null) {
            memories.keep(NAME, this::forget);
        }
    }

    private static long setting() {
        long bytes = ConfigProvider.getConfig()
                .getOptionalValue("atrium.replay-memory", Long.class)
                .orElse(DEFAULT_BYTES);
        if (bytes < 0) {
            throw new IllegalArgumentException("ATRIUM_REPLAY_MEMORY is " + bytes + ", at least 0 is needed");
        }
        return bytes;
    }

    /** A setting that makes no sense stops the start, not the first client. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        LOG.config(() -> "memory for replay: " + mostBytes + " bytes");
    }

    /** @throws Problem {@code not_found} where the room has gone */
    public Head head(long roomId) {
        for (int i = 0; i < TRIES; i++) {
            Tail tail = tail(roomId);
            Optional<Head> head = tail.head();
            if (head.isPresent()) {
                return head.get();
            }
            read(roomId, tail, NEWEST, () -> tail.head().isPresent());
        }
        // Never twice the same: changes come faster than it can be read.
        return reading(roomId, 0).head();
    }

    /** At most {@code limit} lines with greater numbers. */
    public List<Line> after(long roomId, long seq, int limit) {
        return reaching(roomId, seq)
                .after(seq, limit)
                .orElseGet(() -> EntryReader.lines(reader.after(roomId, seq, limit)));
    }

    /** The {@code limit} lines next below a number, in order. */
    public List<Line> before(long roomId, long seq, int limit) {
        long first = Math.min(seq, head(roomId).seq() + 1) - limit;
        return reaching(roomId, Math.max(0, first - 1))
                .before(seq, limit)
                .orElseGet(() -> EntryReader.lines(reader.before(roomId, seq, limit)));
    }

    /** The lines between two numbers, both excluded. */
    public List<Line> between(long roomId, long after, long before) {
        return tail(roomId)
                .after(after, Integer.MAX_VALUE)
                .map(lines -> lines.stream().filter(line -> line.seq() < before).toList())
                .orElseGet(() -> EntryReader.lines(reader.between(roomId, after, before)));
    }

    /** All lines after one number and up to another; empty where they are together larger than so many bytes. */
    public Optional<List<Line>> replay(long roomId, long after, long last, long mostBytes) {
        Tail tail = reaching(roomId, after);
        Optional<List<Line>> kept = tail.after(after, Integer.MAX_VALUE);
        if (kept.isPresent()) {
            return bounded(kept.get(), last, mostBytes);
        }
        // Where what is here is too much already, the rest need not be read.
        return tail.textBytes() > mostBytes ? Optional.empty() : replayFromLog(roomId, after, last, mostBytes);
    }

    private Optional<List<Line>> replayFromLog(long roomId, long after, long last, long mostBytes) {
        List<Line> lines = new ArrayList<>();
        long seq = after;
        while (seq < last) {
            List<Line> page = EntryReader.lines(reader.after(roomId, seq, NEWEST));
            lines.addAll(page);
            if (page.isEmpty() || bounded(lines, last, mostBytes).isEmpty()) {
                break;
            }
            seq = page.get(page.size() - 1).seq();
        }
        return bounded(lines, last, mostBytes);
    }

    private static Optional<List<Line>> bounded(List<Line> lines, long last, long mostBytes) {
        List<Line> wanted = lines.stream().filter(line -> line.seq() <= last).toList();
        return wanted.stream().mapToLong(Line::bytes).sum() > mostBytes ? Optional.empty() : Optional.of(wanted);
    }

    /** In the log's order, before anybody hears of it. */
    void committed(long roomId, Line line) {
        Tail tail = tails.get(roomId);
        if (tail != null) {
            tail.committed(line);
            keepBounded();
        }
    }

    void replaced(Entry entry) {
        memories.forgetElsewhere(NAME, Long.toString(entry.getRoomId()));
        Tail tail = tails.get(entry.getRoomId());
        if (tail != null) {
            tail.replaced(Line.of(entry));
        }
    }

    /** Entries of a room read otherwise than they did: what any node has read of its log, or made of it, is read and made anew. */
    public void rewritten(long roomId) {
        memories.forget(Feeds.REWRITTEN, Long.toString(roomId));
    }

    /** Nobody knows what became of a transaction in this room, or another node wrote to it: its log is read anew. */
    void doubt(long roomId) {
        memories.forget(NAME, Long.toString(roomId));
    }

    void changed(@Observes @Settled Changes changes) {
        changes.removed(Room.class).forEach(room -> doubt(room.getId()));
        changes.created(Recalled.class).map(Recalled::roomId).distinct().forEach(this::doubt);
    }

    long bytes() {
        return bytes.get();
    }

    private void forget(String key) {
        if (key.equals(Memories.ALL)) {
            tails.forEach(this::forget);
            return;
        }
        long roomId = Long.parseLong(key);
        forget(roomId, tails.get(roomId));
    }

    private void forget(long roomId, Tail tail) {
        if (tail != null && tails.remove(roomId, tail)) {
            tail.drop();
        }
    }

    private Tail tail(long roomId) {
        long generation = watch.applyAsLong(roomId);
        Tail tail = tails.computeIfAbsent(roomId, missing -> new Tail(generation, mostLines, mostRoomBytes, bytes));
        if (tail.generation() >= generation) {
            return tail;
        }
        forget(roomId, tail); // it has not heard all that was stored since
        return tails.computeIfAbsent(roomId, missing -> new Tail(generation, mostLines, mostRoomBytes, bytes));
    }

    /** The room's tail, read far enough back where it may be kept so far. */
    private Tail reaching(long roomId, long seq) {
        long behind = head(roomId).seq() - seq;
        Tail tail = tail(roomId);
        if (!tail.reaches(seq) && behind <= mostLines && tail.hasRoom()) {
            read(roomId, tail, mostLines, () -> tail.reaches(seq) || !tail.hasRoom());
        }
        return tail;
    }

    /** One at a time; who has waited finds it done. */
    private void read(long roomId, Tail tail, int lines, BooleanSupplier done) {
        tail.reading.lock();
        try {
            for (int i = 0; i < TRIES && !tail.isGone() && !done.getAsBoolean(); i++) {
                long since = tail.listen();
                if (tail.take(reading(roomId, lines), since)) {
                    break;
                }
            }
        } catch (Problem roomHasGone) {
            forget(roomId, tail);
            throw roomHasGone;
        } finally {
            tail.reading.unlock();
        }
        keepBounded();
    }

    private Tail.Reading reading(long roomId, int lines) {
        return reader.newest(roomId, lines).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such room"));
    }

    /** Lets go of the rooms nobody asked about since the last time, until the rest fits. */
    private void keepBounded() {
        for (int round = 0; round < 2 && bytes.get() > mostBytes; round++) {
            for (Long room : tails.keySet()) {
                Tail tail = tails.get(room);
                if (bytes.get() > mostBytes && tail != null && tail.isIdle()) {
                    forget(room, tail);
                }
            }
        }
    }
}
