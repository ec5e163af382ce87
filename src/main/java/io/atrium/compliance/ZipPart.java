package io.atrium.compliance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Some entries of a ZIP (APPNOTE 6.3.9), as they stand in it, and behind them their lines of its directory, with places counted from this part's beginning. So a large ZIP is made part
 * by part, by whoever, and put together by {@link ZipWriter} without unpacking any.
 */
final class ZipPart {
    static final int LINE = 46;
    static final int LOCAL = 30;

    /** 1980-01-01: what was said when stands in the entries. */
    private static final int DATE = 0x21;

    private static final int UTF_8 = 0x800;
    private static final int VERSION = 20;
    private static final int DEFLATED = 8;
    private static final int STORED = 0;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream listing = new ByteArrayOutputStream();
    private long count;

    /** In bytes. @param bytes of the entries @param listing of the directory's lines */
    record Size(long bytes, long listing, long entries) {
        long all() {
            return bytes + listing;
        }
    }

    /** A part and how large it is; the stream has exactly that many bytes. */
    record Content(Size size, InputStream bytes) {}

    void add(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] packed = deflated(content);
        head(name, DEFLATED, crc.getValue(), packed.length, content.length);
        entries.writeBytes(packed);
    }

    void add(String name, String content) {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** So far, packed. */
    int bytes() {
        return entries.size();
    }

    Content content() {
        byte[] all = entries.toByteArray();
        byte[] lines = listing.toByteArray();
        return new Content(
                new Size(all.length, lines.length, count),
                new SequenceInputStream(new ByteArrayInputStream(all), new ByteArrayInputStream(lines)));
    }

    /** One entry as it is, however large: below 4 GiB. @param crc of all of it */
    static Content stored(String name, long crc, long bytes, InputStream content) {
        ZipPart part = new ZipPart();
        part.head(name, STORED, crc, bytes, bytes);
        byte[] head = part.entries.toByteArray();
        byte[] line = part.listing.toByteArray();
        return new Content(
                new Size(head.length + bytes, line.length, 1),
                new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(head), content, new ByteArrayInputStream(line)))));
    }

    private void head(String named, int method, long crc, long packed, long plain) {
        byte[] name = named.getBytes(StandardCharsets.UTF_8);
        int at = entries.size();
        ByteBuffer local = little(LOCAL + name.length).putInt(0x04034b50);
        common(local, method, crc, packed, plain, name.length).put(name);
        ByteBuffer line = little(LINE + name.length).putInt(0x02014b50).putShort((short) VERSION);
        common(line, method, crc, packed, plain, name.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(at)
                .put(name);
        entries.writeBytes(local.array());
        listing.writeBytes(line.array());
        count++;
    }

    private static ByteBuffer common(ByteBuffer to, int method, long crc, long packed, long plain, int name) {
        return to.putShort((short) VERSION)
                .putShort((short) UTF_8)
                .putShort((short) method)
                .putShort((short) 0)
                .putShort((short) DATE)
                .putInt((int) crc)
                .putInt((int) packed)
                .putInt((int) plain)
                .putShort((short) name)
                .putShort((short) 0);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
