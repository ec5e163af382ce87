package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Text frames as a server puts them on the line: whole, unmasked, without extension (RFC 6455, section 5.2). */
final class WebSocketFrames {
    static final Outgoing.Encoding TEXT = WebSocketFrames::encode;

    private static final int WHOLE_TEXT = 0x81;
    private static final int LENGTH_IN_TWO = 126;
    private static final int LENGTH_IN_EIGHT = 127;

    private WebSocketFrames() {}

    private static byte[] encode(List<String> frames) {
        int length = frames.stream().mapToInt(String::length).sum();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 10 * frames.size());
        for (String frame : frames) {
            byte[] payload = frame.getBytes(StandardCharsets.UTF_8);
            writeHead(payload.length, bytes);
            bytes.writeBytes(payload);
        }
        return bytes.toByteArray();
    }

    private static void writeHead(int length, ByteArrayOutputStream bytes) {
        bytes.write(WHOLE_TEXT);
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

    /** The payload of each of several frames. */
    static void eachPayload(byte[] frames, Consumer<ByteBuffer> payload) {
        ByteBuffer rest = ByteBuffer.wrap(frames);
        while (rest.hasRemaining()) {
            rest.get();
            int length = readLength(rest);
            payload.accept(rest.slice(rest.position(), length));
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
