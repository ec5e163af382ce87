package io.atrium.endpoint.rest;

import io.atrium.room.Head;
import io.atrium.room.Line;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pages of a log, as JSON: {@code {"epoch","seq","entries","next"}}. {@code next} is the value of {@code after} or {@code before} that goes on in
 * the direction of the page, null where there is nothing more.
 */
@ApplicationScoped
public class EntryPages {
    @Inject
    private RoomHistory history;

    String after(Room room, long seq, int limit) {
        Head before = history.head(room.getId());
        List<Line> lines = history.after(room.getId(), seq, limit);
        Head head = reaching(before, lines);
        boolean more = !lines.isEmpty() && last(lines) < head.seq();
        return page(head, lines, more ? last(lines) : null);
    }

    String before(Room room, long seq, int limit) {
        Head before = history.head(room.getId());
        List<Line> lines = history.before(room.getId(), seq, limit);
        Head head = reaching(before, lines);
        boolean more = !lines.isEmpty() && lines.get(0).seq() > head.first();
        return page(head, lines, more ? lines.get(0).seq() : null);
    }

    String newest(Room room, int limit) {
        return before(room, Long.MAX_VALUE, limit);
    }

    boolean hasMoreThan(Room room, long seq) {
        return history.head(room.getId()).seq() > seq;
    }

    /** Read before the lines, since who goes on behind the head must have been given all up to it. */
    private static Head reaching(Head before, List<Line> lines) {
        return lines.isEmpty() || last(lines) <= before.seq()
                ? before
                : new Head(before.epoch(), last(lines), before.first());
    }

    private static long last(List<Line> lines) {
        return lines.get(lines.size() - 1).seq();
    }

    private static String page(Head head, List<Line> lines, Long next) {
        return lines.stream()
                .map(Line::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"epoch\":\"" + head.epoch() + "\",\"seq\":" + head.seq() + ",\"entries\":[",
                        "],\"next\":" + next + "}"));
    }
}
