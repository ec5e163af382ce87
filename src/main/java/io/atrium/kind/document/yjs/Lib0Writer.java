package io.atrium.kind.document.yjs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes as lib0 encodes. */
final class Lib0Writer {
    private static final int GROUP = 0x7f;
    private static final char REPLACEMENT = '\ufffd';

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    Lib0Writer uint8(int value) {
        bytes.write(value);
        return this;
    }

    Lib0Writer varUint(long number) {
        long rest = number;
        while (rest > GROUP) {
            bytes.write((int) (rest & GROUP) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    Lib0Writer raw(byte[] some) {
        bytes.writeBytes(some);
        return this;
    }

    Lib0Writer varBytes(byte[] some) {
        return varUint(some.length).raw(some);
    }

    Lib0Writer varString(String text) {
        return varBytes(whole(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Half a pair of surrogates is what a browser writes for one; the number of characters stays the same. */
    private static String whole(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended == null ? text : mended.toString();
    }
}
