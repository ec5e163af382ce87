package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Frames as a server puts them on the line: whole, unmasked, without extension (RFC 6455, section 5.2). */
final class WebSocketFrames {
    private static final int WHOLE_TEXT = 0x81;
    private static final int WHOLE_BINARY = 0x82;
    private static final int LENGTH_IN_TWO = 126;
    private static final int LENGTH_IN_EIGHT = 127;

    static final Outgoing.Encoding TEXT = frames -> encode(WHOLE_TEXT, StandardCharsets.UTF_8, frames);
    static final Outgoing.Encoding BINARY = frames -> encode(WHOLE_BINARY, StandardCharsets.ISO_8859_1, frames);

    private WebSocketFrames() {}

    /** One of several frames. */
    record Whole(boolean isBinary, ByteBuffer payload) {}

    static Outgoing.Encoding of(Outgoing frames) {
        return frames.isBinary() ? BINARY : TEXT;
    }

    private static byte[] encode(int type, Charset charset, List<String> frames) {
        int length = frames.stream().mapToInt(String::length).sum();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 10 * frames.size());
        for (String frame : frames) {
            byte[] payload = frame.getBytes(charset);
            writeHead(type, payload.length, bytes);
            bytes.writeBytes(payload);
        }
        return bytes.toByteArray();
    }

    private static void writeHead(int type, int length, ByteArrayOutputStream bytes) {
        bytes.write(type);
        if (length < LENGTH_IN_TWO) {
            bytes.write(length);
        } else if (length < 1 << Short.SIZE) {
            bytes.write(LENGTH_IN_TWO);
            bytes.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) length).array());
        } else {
            bytes.write(LENGTH_IN_EIGHT);
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        }
    }

    /** Takes frames apart again. */
    static void each(byte[] frames, Consumer<Whole> one) {
        ByteBuffer rest = ByteBuffer.wrap(frames);
        while (rest.hasRemaining()) {
            boolean binary = (rest.get() & 0xff) == WHOLE_BINARY;
            int length = readLength(rest);
            one.accept(new Whole(binary, rest.slice(rest.position(), length)));
            rest.position(rest.position() + length);
        }
    }

    private static int readLength(ByteBuffer head) {
        int length = head.get();
        return switch (length) {
            case LENGTH_IN_TWO -> Short.toUnsignedInt(head.getShort());
            case LENGTH_IN_EIGHT -> Math.toIntExact(head.getLong());
            default -> length;
        };
    }
}
