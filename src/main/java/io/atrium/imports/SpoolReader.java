package io.atrium.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a sorted spool from a position on, in batches of one place each. */
final class SpoolReader implements Closeable {
    private final InputStream in;
    private long position;
    private Said ahead;
    private long aheadLength;

    /** @param position in bytes, as {@link Batch#end} said */
    SpoolReader(Path sorted, long position) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(sorted), 1 << 16);
        this.in.skipNBytes(position);
        this.position = position;
    }

    /**
     * Some that follow each other.
     *
     * @param end where the next begins
     * @param last of this place there are no more
     */
    record Batch(int place, List<Said> said, long end, boolean last) {}

    /** Empty list at the end. */
    Batch next(int most) throws IOException {
        List<Said> batch = new ArrayList<>(most);
        for (Said one = peek(); one != null; one = peek()) {
            boolean other = !batch.isEmpty() && one.place() != batch.get(0).place();
            if (other || batch.size() == most) {
                return new Batch(batch.get(0).place(), batch, position, other);
            }
            batch.add(one);
            position += aheadLength;
            ahead = null;
        }
        return new Batch(batch.isEmpty() ? -1 : batch.get(0).place(), batch, position, true);
    }

    private Said peek() throws IOException {
        if (ahead == null) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            int c = in.read();
            for (; c >= 0 && c != '\n'; c = in.read()) {
                line.write(c);
            }
            if (line.size() == 0) {
                return null;
            }
            aheadLength = line.size() + 1L;
            ahead = Said.of(line.toString(StandardCharsets.UTF_8));
        }
        return ahead;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
