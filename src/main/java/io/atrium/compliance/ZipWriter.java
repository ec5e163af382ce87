package io.atrium.compliance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Puts {@link ZipPart}s together to one ZIP, as it is read: nothing but a buffer is held, however many entries there are. In the form for more than 4 GiB and 65,535 entries (ZIP64) always. */
final class ZipWriter {
    private static final int BUFFER = 65_536;
    private static final long MOST_32 = 0xFFFFFFFFL;
    private static final short ZIP64 = 1;
    private static final short VERSION_64 = 45;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int PLACE = 42;

    private final OutputStream to;
    private long written;

    ZipWriter(OutputStream to) {
        this.to = to;
    }

    /** Where a part's bytes are. */
    @FunctionalInterface
    interface Source {
        InputStream open(int part, long from, long bytes) throws IOException;
    }

    void write(List<ZipPart.Size> parts, Source source) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int i = 0; i < parts.size(); i++) {
            try (InputStream content = source.open(i, 0, parts.get(i).bytes())) {
                long before = written;
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    put(buffer, read);
                }
                if (written - before != parts.get(i).bytes()) {
                    throw new EOFException("part " + i + " of an export is not whole");
                }
            }
        }
        long directory = written;
        long begin = 0;
        for (int i = 0; i < parts.size(); i++) {
            try (InputStream lines =
                    source.open(i, parts.get(i).bytes(), parts.get(i).listing())) {
                list(lines, parts.get(i).entries(), begin);
            }
            begin += parts.get(i).bytes();
        }
        end(parts.stream().mapToLong(ZipPart.Size::entries).sum(), directory, written - directory);
    }

    private void list(InputStream lines, long count, long begin) throws IOException {
        for (long i = 0; i < count; i++) {
            ByteBuffer line = ByteBuffer.wrap(lines.readNBytes(ZipPart.LINE)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] name = lines.readNBytes(line.getShort(NAME_LENGTH) & 0xFFFF);
            long place = begin + (line.getInt(PLACE) & MOST_32);
            boolean far = place >= MOST_32;
            line.putInt(PLACE, far ? -1 : (int) place);
            line.putShort(EXTRA_LENGTH, (short) (far ? 12 : 0));
            put(line.array(), line.capacity());
            put(name, name.length);
            if (far) {
                put(ZipPart.little(12)
                        .putShort(ZIP64)
                        .putShort((short) Long.BYTES)
                        .putLong(place)
                        .array());
            }
        }
    }

    private void end(long count, long directory, long bytes) throws IOException {
        long here = written;
        put(ZipPart.little(56)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort(VERSION_64)
                .putShort(VERSION_64)
                .putInt(0)
                .putInt(0)
                .putLong(count)
                .putLong(count)
                .putLong(bytes)
                .putLong(directory)
                .array());
        put(ZipPart.little(20)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(here)
                .putInt(1)
                .array());
        put(ZipPart.little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) Math.min(count, 0xFFFF))
                .putShort((short) Math.min(count, 0xFFFF))
                .putInt((int) Math.min(bytes, MOST_32))
                .putInt((int) Math.min(directory, MOST_32))
                .putShort((short) 0)
                .array());
    }

    private void put(byte[] bytes) throws IOException {
        put(bytes, bytes.length);
    }

    private void put(byte[] bytes, int length) throws IOException {
        to.write(bytes, 0, length);
        written += length;
    }
}
