package io.atrium.channel;

import java.nio.charset.StandardCharsets;

/**
 * A frame on its way out, made once and shared by all who get it.
 *
 * @param bytes its size in UTF-8
 * @param sheddable may be left out when its reader is slow
 */
public record Outgoing(String text, int bytes, boolean sheddable) {
    public static Outgoing of(String text) {
        return new Outgoing(text, utf8Length(text), false);
    }

    public static Outgoing sheddable(String text) {
        return new Outgoing(text, utf8Length(text), true);
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
