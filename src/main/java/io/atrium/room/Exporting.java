package io.atrium.room;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A kind with file formats of its own, beside {@code jsonl}, which the road writes for every kind. */
public interface Exporting {
    List<ExportFormat> exports();

    /** @throws io.atrium.wire.Problem {@code forbidden} where this member may read the room but not have it as a file */
    default void requireExport(Member viewer) {}

    /**
     * Writes a file. It is too late for a {@code Problem}: what throws here breaks the file off.
     *
     * @param format one of {@link #exports}
     * @param entries all of the room's log, in order, read in pages as they are asked for; may be gone through more than once
     * @param to needs no flush and no close
     */
    void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException;
}
