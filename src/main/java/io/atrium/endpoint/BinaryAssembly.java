package io.atrium.endpoint;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Puts a binary message together from its parts and counts it, as {@link TextAssembly} does with a text. */
final class BinaryAssembly {
    private final int maxBytes;

    /** Null between messages: most come in one part. */
    private ByteArrayOutputStream message;

    private long bytes;

    BinaryAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The message, once its last part has come. */
    Optional<byte[]> add(byte[] part, boolean last) {
        bytes += part.length;
        if (isTooLarge()) {
            message = null;
            return Optional.empty();
        }
        if (last && message == null) {
            bytes = 0;
            return Optional.of(part);
        }
        message = message == null ? new ByteArrayOutputStream() : message;
        message.writeBytes(part);
        if (!last) {
            return Optional.empty();
        }
        byte[] whole = message.toByteArray();
        message = null;
        bytes = 0;
        return Optional.of(whole);
    }

    boolean isTooLarge() {
        return bytes > maxBytes;
    }
}
