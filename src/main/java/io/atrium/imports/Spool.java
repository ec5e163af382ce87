package io.atrium.imports;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/** Everything that was said, first as it comes, then in order: place by place, and in each as time went. 24 bytes of memory a message. */
final class Spool implements Closeable {
    private static final int FIRST = 1_024;

    private final Path raw;
    private final int most;
    private final OutputStream out;
    private int[] places = new int[FIRST];
    private long[] times = new long[FIRST];
    private long[] offsets = new long[FIRST];
    private int[] lengths = new int[FIRST];
    private int count;
    private long end;

    /** @param most messages */
    Spool(Path raw, int most) throws IOException {
        this.raw = raw;
        this.most = most;
        this.out = new BufferedOutputStream(Files.newOutputStream(raw), 1 << 16);
    }

    /** @throws Problem {@code too_large} where there are too many */
    void add(Said said) throws IOException {
        if (count == most) {
            throw Problem.of(ErrorCode.TOO_LARGE, "an import takes at most " + most + " messages");
        }
        if (count == places.length) {
            int longer = Math.max(count * 2, FIRST);
            places = Arrays.copyOf(places, longer);
            times = Arrays.copyOf(times, longer);
            offsets = Arrays.copyOf(offsets, longer);
            lengths = Arrays.copyOf(lengths, longer);
        }
        byte[] line = (said.toLine() + "\n").getBytes(StandardCharsets.UTF_8);
        places[count] = said.place();
        times[count] = said.at();
        offsets[count] = end;
        lengths[count] = line.length;
        out.write(line);
        end += line.length;
        count++;
    }

    int count() {
        return count;
    }

    /** Writes them in order. Of one moment the first that came is the first. */
    void sortInto(Path sorted) throws IOException {
        out.flush();
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingInt(i -> places[i]).thenComparingLong(i -> times[i]));
        try (FileChannel from = FileChannel.open(raw);
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(sorted), 1 << 16)) {
            for (int i : order) {
                ByteBuffer line = ByteBuffer.allocate(lengths[i]);
                while (line.hasRemaining()) {
                    if (from.read(line, offsets[i] + line.position()) < 0) {
                        throw new IOException("the spool is cut short");
                    }
                }
                to.write(line.array());
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(raw);
    }
}
