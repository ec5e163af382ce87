package io.atrium.endpoint;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Room;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
    record Caught(String epoch, long seq, List<String> entries, boolean recovered) {}

    Caught from(Position position, Room room) {
        LogHead head = reader.head(room);
        long behind = head.getLastSeq() - position.after();
        if (position.isNone()) {
            return newest(room, head, true);
        }
        if (!position.isOf(head.getEpoch()) || behind < 0 || behind > limits.replayLimit()) {
            return newest(room, head, false);
        }
        List<String> missed = json(reader.between(room.getId(), position.after(), head.getLastSeq() + 1));
        return fits(missed) ? new Caught(head.getEpoch(), head.getLastSeq(), missed, true) : newest(room, head, false);
    }

    private Caught newest(Room room, LogHead head, boolean recovered) {
        Deque<String> entries = new ArrayDeque<>();
        long budget = limits.outboxBytes();
        List<String> newest = json(reader.before(room.getId(), head.getLastSeq() + 1, NEWEST));
        for (int i = newest.size() - 1; i >= 0; i--) {
            budget -= newest.get(i).length();
            if (budget < 0) {
                break;
            }
            entries.addFirst(newest.get(i));
        }
        return new Caught(head.getEpoch(), head.getLastSeq(), List.copyOf(entries), recovered);
    }

    /** What a session may hold in memory bounds what it is given at once, too. */
    private boolean fits(List<String> entries) {
        return entries.stream().mapToLong(String::length).sum() <= limits.outboxBytes();
    }

    private static List<String> json(List<Entry> entries) {
        return entries.stream().map(Entry::toJson).toList();
    }
}
