package io.atrium.room;

import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Rooms as files: the log itself for every kind, and what the kind adds. */
@ApplicationScoped
public class Exports {
    /** An entry a line, as on the plain room socket. */
    public static final ExportFormat JSON_LINES = new ExportFormat("jsonl", "application/x-ndjson");

    private static final int PAGE = 1_000;

    @Inject
    private RoomKinds kinds;

    @Inject
    private EntryReader reader;

    public List<ExportFormat> formats(Room room) {
        List<ExportFormat> formats = new ArrayList<>();
        kinds.ability(room, Exporting.class).ifPresent(exporting -> formats.addAll(exporting.exports()));
        formats.add(JSON_LINES);
        return formats;
    }

    /** @throws Problem {@code invalid}, field {@code format}, naming those there are; {@code forbidden} */
    public ExportFormat format(Member viewer, String id) {
        Room room = viewer.room();
        kinds.ability(room, Exporting.class).ifPresent(exporting -> exporting.requireExport(viewer));
        return formats(room).stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "format",
                        "there is no format " + id + "; there are "
                                + formats(room).stream().map(ExportFormat::id).toList()));
    }

    /** The log up to where it ends now, read a page at a time. */
    public void write(ExportFormat format, Member viewer, Writer to) throws IOException {
        Iterable<Entry> entries = entries(viewer.room());
        if (format.equals(JSON_LINES)) {
            for (Entry entry : entries) {
                to.write(entry.toJson());
                to.write('\n');
            }
            return;
        }
        Exporting exporting = kinds.ability(viewer.room(), Exporting.class).orElseThrow();
        exporting.export(format.id(), viewer, entries, to);
    }

    private Iterable<Entry> entries(Room room) {
        long last = reader.head(room).getLastSeq();
        return () -> new Pages(room.getId(), last);
    }

    private final class Pages implements Iterator<Entry> {
        private final long roomId;
        private final long last;
        private Iterator<Entry> page = List.<Entry>of().iterator();
        private long seq;
        private boolean over;

        Pages(long roomId, long last) {
            this.roomId = roomId;
            this.last = last;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !over) {
                List<Entry> next = reader.after(roomId, seq, PAGE);
                over = next.size() < PAGE;
                page = next.iterator();
            }
            return page.hasNext() && seq < last;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry entry = page.next();
            seq = entry.getSeq();
            return entry;
        }
    }
}
