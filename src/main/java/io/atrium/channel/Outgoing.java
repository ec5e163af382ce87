package io.atrium.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Frames on their way out that belong together, made once and shared by all who get them: one, or those of a whole run of messages.
 */
public final class Outgoing {
    private final List<String> frames;
    private final int bytes;
    private final boolean sheddable;
    private final boolean binary;
    private volatile Encoded encoded;

    /** Turns frames into what a connection writes. Told apart by identity: make one and keep it. */
    @FunctionalInterface
    public interface Encoding {
        byte[] encode(List<String> frames);
    }

    private record Encoded(Encoding encoding, byte[] bytes) {}

    private Outgoing(List<String> frames, boolean sheddable, boolean binary) {
        this.frames = frames;
        int length = 0;
        for (String frame : frames) {
            length += binary ? frame.length() : utf8Length(frame);
        }
        this.bytes = length;
        this.sheddable = sheddable;
        this.binary = binary;
    }

    public static Outgoing of(String frame) {
        return new Outgoing(List.of(frame), false, false);
    }

    public static Outgoing sheddable(String frame) {
        return new Outgoing(List.of(frame), true, false);
    }

    public static Outgoing binary(byte[] frame) {
        return new Outgoing(List.of(new String(frame, StandardCharsets.ISO_8859_1)), false, true);
    }

    static Outgoing of(List<String> frames, boolean sheddable, boolean binary) {
        return new Outgoing(List.copyOf(frames), sheddable, binary);
    }

    /** Of binary frames each character stands for one byte, and takes no more than that. */
    public List<String> frames() {
        return frames;
    }

    /** Binary frames, not text. */
    public boolean isBinary() {
        return binary;
    }

    /** Its size, of text in UTF-8, without what a connection adds. */
    public int bytes() {
        return bytes;
    }

    /** May be left out when its reader is slow. */
    public boolean isSheddable() {
        return sheddable;
    }

    /** The bytes to write, not to be changed. Kept for the next who asks with the same encoding: a thousand sessions share them. */
    public byte[] encoded(Encoding encoding) {
        Encoded known = encoded;
        if (known == null) {
            // Two who race make the same twice.
            known = new Encoded(encoding, encoding.encode(frames));
            encoded = known;
        }
        return known.encoding == encoding ? known.bytes : encoding.encode(frames);
    }

    private static int utf8Length(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }
}
