package io.atrium.room;

import io.atrium.account.Accounts;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.channel.Timings;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Appends to the rooms' logs. A few writers, each for its share of the rooms, take what has come in the meantime into one
 * transaction: group commit. One writer a room and node, or the signals of two transactions could overtake each other.
 */
@ApplicationScoped
public class RoomLog {
    /** The author of what the room itself does. No account can have this login. */
    public static final String SYSTEM = Accounts.RESERVED;

    /** What people call it. */
    public static final String SYSTEM_NAME = "Atrium";

    /** Two keep a core busy each; more only wait for the same disk. */
    private static final int WRITERS = 2;

    @Inject
    private Threads threads;

    @Inject
    private EntryWriter entryWriter;

    @Inject
    private RoomHistory history;

    private final Timings commits = new Timings();
    private final LongAdder stored = new LongAdder();
    private List<LogWriter> writers;

    @PostConstruct
    void start() {
        writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new LogWriter(this::write, new BoundedExecutor(threads.executor(), 1)))
                .toList();
    }

    /**
     * Appends one entry. The stage completes after the commit; or with a {@link Problem}: {@code unavailable} where sending the
     * same again, with the same ref, may work.
     */
    public CompletionStage<Appended> append(Draft draft) {
        return appendAll(List.of(draft)).thenApply(results -> results.get(0));
    }

    /** Appends several entries of one room in one transaction: all or none. */
    public CompletionStage<List<Appended>> appendAll(List<Draft> drafts) {
        long room = drafts.get(0).roomId();
        if (drafts.stream().anyMatch(draft -> draft.roomId() != room)) {
            throw Problem.of(ErrorCode.INVALID, "the entries are not of one room");
        }
        return writers.get((int) (room % WRITERS)).append(drafts);
    }

    /** How long this node's transactions took, each of many entries. */
    public Timings commits() {
        return commits;
    }

    /** Entries this node has stored since its start. */
    public long stored() {
        return stored.sum();
    }

    void onTick(@Observes Tick tick) {
        long now = System.nanoTime();
        writers.forEach(writer -> writer.sweep(now));
    }

    private List<Appended> write(List<Draft> drafts, boolean lookUpRefs) {
        long began = System.nanoTime();
        try {
            List<Appended> results = entryWriter.write(drafts, lookUpRefs);
            commits.took(System.nanoTime() - began);
            stored.add(results.size());
            return results;
        } catch (RuntimeException failure) {
            if (!LogWriter.isOfTheData(failure)) {
                // It may have been committed, and only the database's answer been lost.
                drafts.stream().map(Draft::roomId).distinct().forEach(history::doubt);
            }
            throw failure;
        }
    }
}
