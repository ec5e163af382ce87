package io.atrium.room;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A kind with file formats of its own, beside {@code jsonl}, which the road writes for every kind. */
public interface Exporting {
    List<ExportFormat> exports();

    /**
     * Writes a file. What throws a {@code Problem} before anything is written is answered with it.
     *
     * @param format one of {@link #exports}
     * @param entries all of the room's log, in order, read in pages as they are asked for; may be gone through more than once
     * @param to needs no flush and no close
     */
    void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException;
}
