package io.atrium.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Of a WebP the one frame that its reader gets to see: lossy, opaque and still. How much of anything that has, its size says. In a lossless one, and in one that is see-through,
 * the file says how many tables and transforms there are, and a few kilobytes of it take hundreds of megabytes; profiles and remarks are not looked at either.
 */
final class WebPFrame {
    /** RIFF, how much of it, WEBP. */
    private static final int HEADER = 12;

    /** Four letters and a length. */
    private static final int CHUNK = 8;

    /** Of a frame, up to its height. */
    private static final int HEAD = 10;

    private static final int SIDE = 0x3FFF;
    private static final int START = 0x2A019D;

    /** Before the frame: a canvas, a profile, remarks. Millions of nothing would keep a thread busy. */
    static final int MOST_CHUNKS = 64;

    private WebPFrame() {}

    /** @return nothing where there is none, or none as large as the canvas @param bytes all of it, from its beginning; what is returned reads from it */
    static Optional<InputStream> in(InputStream bytes, Picture canvas) throws IOException {
        InputStream webp = new BufferedInputStream(bytes);
        try {
            webp.skipNBytes(HEADER);
            for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
                ByteBuffer chunk = read(webp, CHUNK);
                String name = new String(chunk.array(), 0, 4, StandardCharsets.ISO_8859_1);
                long length = Integer.toUnsignedLong(chunk.getInt(4));
                switch (name) {
                    case "VP8 " -> {
                        return frame(chunk, read(webp, HEAD), webp, canvas);
                    }
                    case "VP8L", "ALPH", "ANIM", "ANMF" -> {
                        return Optional.empty();
                    }
                    default -> webp.skipNBytes(length + (length & 1));
                }
            }
            return Optional.empty();
        } catch (EOFException cut) {
            return Optional.empty();
        }
    }

    private static Optional<InputStream> frame(ByteBuffer chunk, ByteBuffer head, InputStream rest, Picture canvas) {
        boolean begins = (head.getInt(3) & 0xFFFFFF) == START;
        int width = head.getShort(6) & SIDE;
        int height = head.getShort(8) & SIDE;
        if (!begins || width != canvas.width() || height != canvas.height()) {
            return Optional.empty();
        }
        ByteBuffer begin = ByteBuffer.allocate(HEADER + CHUNK + HEAD).order(ByteOrder.LITTLE_ENDIAN);
        begin.put("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        begin.putInt(chunk.getInt(4) + HEADER);
        begin.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        begin.put(chunk.array()).put(head.array());
        return Optional.of(new SequenceInputStream(new ByteArrayInputStream(begin.array()), rest));
    }

    private static ByteBuffer read(InputStream from, int length) throws IOException {
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
