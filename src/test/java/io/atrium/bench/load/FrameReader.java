package io.atrium.bench.load;

import java.nio.ByteBuffer;

/** Finds the frames of a server in a stream of bytes (RFC 6455: unmasked, no extension). Copies nothing. */
final class FrameReader {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    private FrameReader() {}

    /** Takes the frames that are complete, one after the other. */
    @FunctionalInterface
    interface Sink {
        /** A frame's payload is {@code length} bytes from {@code at}. */
        void frame(Connection from, int opcode, ByteBuffer bytes, int at, int length);
    }

    /** Passes on every complete frame of the bytes from {@code from} to {@code end}; returns where the first incomplete one begins. */
    static int read(ByteBuffer bytes, int from, int end, Connection connection, Sink sink) {
        int at = from;
        while (end - at >= 2) {
            int opcode = bytes.get(at) & OPCODE;
            int length = bytes.get(at + 1) & LENGTH;
            int payload = at + 2;
            if (length == SHORT_LENGTH) {
                if (end - at < 4) {
                    return at;
                }
                length = bytes.getShort(payload) & 0xffff;
                payload += 2;
            } else if (length == LONG_LENGTH) {
                if (end - at < 10) {
                    return at;
                }
                length = Math.toIntExact(bytes.getLong(payload));
                payload += 8;
            }
            if (end - payload < length) {
                return at;
            }
            sink.frame(connection, opcode, bytes, payload, length);
            at = payload + length;
        }
        return at;
    }
}
