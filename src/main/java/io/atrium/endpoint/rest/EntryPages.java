package io.atrium.endpoint.rest;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Room;
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
    private EntryReader reader;

    String after(Room room, long seq, int limit) {
        LogHead head = reader.head(room);
        List<Entry> entries = reader.after(room.getId(), seq, limit);
        boolean more = !entries.isEmpty() && last(entries).getSeq() < head.getLastSeq();
        return page(head, entries, more ? last(entries).getSeq() : null);
    }

    String before(Room room, long seq, int limit) {
        List<Entry> entries = reader.before(room.getId(), seq, limit);
        boolean more = !entries.isEmpty() && entries.get(0).getSeq() > 1;
        return page(reader.head(room), entries, more ? entries.get(0).getSeq() : null);
    }

    String newest(Room room, int limit) {
        return before(room, Long.MAX_VALUE, limit);
    }

    boolean hasMoreThan(Room room, long seq) {
        return reader.head(room).getLastSeq() > seq;
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    private static String page(LogHead head, List<Entry> entries, Long next) {
        return entries.stream()
                .map(Entry::toJson)
                .collect(Collectors.joining(
                        ",",
                        "{\"epoch\":\"" + head.getEpoch() + "\",\"seq\":" + head.getLastSeq() + ",\"entries\":[",
                        "],\"next\":" + next + "}"));
    }
}
