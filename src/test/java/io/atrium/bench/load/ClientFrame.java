package io.atrium.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A text frame of a client, made once and sent again and again. It is masked with zero, which RFC 6455 allows and costs nothing. */
final class ClientFrame {
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;

    private final ByteBuffer bytes;
    private final int stampAt;

    private ClientFrame(byte[] payload, int stampAt) {
        int header = payload.length < SHORT_LENGTH ? 6 : 8;
        bytes = ByteBuffer.allocateDirect(header + payload.length);
        bytes.put((byte) (FIN | FrameReader.TEXT));
        if (payload.length < SHORT_LENGTH) {
            bytes.put((byte) (MASKED | payload.length));
        } else {
            bytes.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) payload.length);
        }
        bytes.putInt(0).put(payload).flip();
        this.stampAt = stampAt < 0 ? -1 : header + stampAt;
    }

    /** A chat message with so many characters of text, at whose end stand a time and a sender. */
    static ClientFrame message(int characters) {
        String text = "x".repeat(Math.max(0, characters - Stamp.LENGTH)) + "~".repeat(Stamp.LENGTH);
        String json = "{\"message\":\"" + text + "\"}";
        return new ClientFrame(json.getBytes(StandardCharsets.US_ASCII), json.length() - Stamp.LENGTH - Stamp.BEHIND);
    }

    /** The whisper of a chat: it carries no text. */
    static ClientFrame typing() {
        return new ClientFrame("{\"type\":\"typing\"}".getBytes(StandardCharsets.US_ASCII), -1);
    }

    /** A control frame. */
    static ByteBuffer control(int opcode, ByteBuffer from, int at, int length) {
        ByteBuffer frame = ByteBuffer.allocate(6 + length);
        frame.put((byte) (FIN | opcode)).put((byte) (MASKED | length)).putInt(0);
        for (int i = 0; i < length; i++) {
            frame.put(from.get(at + i));
        }
        return frame.flip();
    }

    /** The frame, ready to be written. */
    ByteBuffer stamped(long micros, int sender) {
        bytes.rewind();
        if (stampAt >= 0) {
            Stamp.write(bytes, stampAt, micros, sender);
        }
        return bytes;
    }
}
