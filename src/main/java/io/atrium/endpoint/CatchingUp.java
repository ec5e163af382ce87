package io.atrium.endpoint;

import io.atrium.room.Head;
import io.atrium.room.Line;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What a client that comes, or comes back, has to be given: the same for every door and every kind. */
@ApplicationScoped
public class CatchingUp {
    /** Entries for a client that knows nothing yet. */
    private static final int NEWEST = 50;

    @Inject
    private RoomHistory history;

    @Inject
    private Limits limits;

    /**
     * The entries that lead a client to the head.
     *
     * @param seq the head's number: the last of the entries
     * @param recovered false where there is a gap between the client's position and the first of them
     */
    public record Caught(String epoch, long seq, List<String> entries, boolean recovered) {}

    /** The head's number, for a client that catches up in a way of its own. */
    long head(Room room) {
        return history.head(room.getId()).seq();
    }

    public Caught from(Position position, Room room) {
        Head head = history.head(room.getId());
        long behind = head.seq() - position.after();
        if (position.isNone()) {
            return newest(room, head, true);
        }
        boolean forgotten = behind > 0 && position.after() < head.first() - 1;
        if (!position.isOf(head.epoch()) || behind < 0 || behind > limits.replayLimit() || forgotten) {
            return newest(room, head, false);
        }
        return history.replay(room.getId(), position.after(), head.seq(), budget())
                .map(missed -> new Caught(head.epoch(), head.seq(), json(missed), true))
                .orElseGet(() -> newest(room, head, false));
    }

    private Caught newest(Room room, Head head, boolean recovered) {
        List<Line> newest = history.before(room.getId(), head.seq() + 1, NEWEST);
        int first = newest.size();
        long left = budget();
        while (first > 0 && newest.get(first - 1).bytes() <= left) {
            first--;
            left -= newest.get(first).bytes();
        }
        return new Caught(head.epoch(), head.seq(), json(newest.subList(first, newest.size())), recovered);
    }

    private static List<String> json(List<Line> lines) {
        return lines.stream().map(Line::json).toList();
    }

    /** Bytes. Less than an outbox holds, so that there is room for what comes meanwhile, and a slow line gets it before it counts as stalled. */
    private long budget() {
        return limits.outboxBytes() / 2;
    }
}
