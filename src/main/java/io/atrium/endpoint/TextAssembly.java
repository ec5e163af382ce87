package io.atrium.endpoint;

import java.util.Optional;

/**
 * Puts a text message together from its parts and counts it: the servers differ in whether they enforce a size. Once a message is
 * too large its parts are dropped, not kept.
 */
public final class TextAssembly {
    private final int maxBytes;

    /** Null between messages: most come in one part, and most connections are silent. */
    private StringBuilder text;

    private long bytes;

    public TextAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The message, once its last part has come. */
    public Optional<String> add(String part, boolean last) {
        bytes += utf8Length(part);
        if (isTooLarge()) {
            text = null;
            return Optional.empty();
        }
        if (!last) {
            text = (text == null ? new StringBuilder() : text).append(part);
            return Optional.empty();
        }
        String message = text == null ? part : text.append(part).toString();
        text = null;
        bytes = 0;
        return Optional.of(message);
    }

    public boolean isTooLarge() {
        return bytes > maxBytes;
    }

    private static int utf8Length(String part) {
        int length = part.length();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c >= 0x800) {
                // Each half of a surrogate pair stands for two of its four bytes.
                length += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                length++;
            }
        }
        return length;
    }
}
