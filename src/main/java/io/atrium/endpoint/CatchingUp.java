package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Room;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a client that comes, or comes back, has to be given: the same for every door and every kind. */
@ApplicationScoped
public class CatchingUp {
    /** Entries for a client that knows nothing yet. */
    private static final int NEWEST = 50;

    @Inject
    private EntryReader reader;

    @Inject
    private Limits limits;

    /**
     * The entries that lead a client to the head.
     *
     * @param seq the head's number: the last of the entries
     * @param recovered false where there is a gap between the client's position and the first of them
     */
    public record Caught(String epoch, long seq, List<String> entries, boolean recovered) {}

    public Caught from(Position position, Room room) {
        LogHead head = reader.head(room);
        long behind = head.getLastSeq() - position.after();
        if (position.isNone()) {
            return newest(room, head, true);
        }
        if (!position.isOf(head.getEpoch()) || behind < 0 || behind > limits.replayLimit()) {
            return newest(room, head, false);
        }
        Optional<List<String>> missed = missed(room, position.after(), head.getLastSeq());
        return missed.map(entries -> new Caught(head.getEpoch(), head.getLastSeq(), entries, true))
                .orElseGet(() -> newest(room, head, false));
    }

    /** All entries of a range, or nothing where they are together more than a client is given at once. */
    private Optional<List<String>> missed(Room room, long after, long last) {
        List<String> missed = new ArrayList<>();
        long budget = budget();
        long seq = after;
        while (seq < last) {
            List<Entry> page = reader.after(room.getId(), seq, NEWEST);
            if (page.isEmpty()) {
                break;
            }
            for (Entry entry : page) {
                if (entry.getSeq() <= last) {
                    String json = entry.toJson();
                    budget -= Outgoing.of(json).bytes();
                    missed.add(json);
                }
                seq = entry.getSeq();
            }
            if (budget < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(missed);
    }

    private Caught newest(Room room, LogHead head, boolean recovered) {
        Deque<String> entries = new ArrayDeque<>();
        long budget = budget();
        List<Entry> newest = reader.before(room.getId(), head.getLastSeq() + 1, NEWEST);
        for (int i = newest.size() - 1; i >= 0; i--) {
            String json = newest.get(i).toJson();
            budget -= Outgoing.of(json).bytes();
            if (budget < 0) {
                break;
            }
            entries.addFirst(json);
        }
        return new Caught(head.getEpoch(), head.getLastSeq(), List.copyOf(entries), recovered);
    }

    /** Bytes. Less than an outbox holds, so that there is room for what comes meanwhile, and a slow line gets it before it counts as stalled. */
    private long budget() {
        return limits.outboxBytes() / 2;
    }
}
