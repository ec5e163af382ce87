package io.atrium.endpoint;

import io.atrium.channel.Dialect;
import io.atrium.channel.Message;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;

/** {@code ?format=text}: for terminals. What somebody said, as {@code from: text}; nothing else has words here. */
final class TextDialect implements Dialect {
    static final TextDialect INSTANCE = new TextDialect();

    private TextDialect() {}

    @Override
    public String encode(Message message) {
        return message.isEphemeral() ? null : line(FrameCodec.stored(message.json()));
    }

    /** Null where the entry is no message. */
    private static String line(JsonObject entry) {
        return entry.getString("type").equals("message")
                ? entry.getString("from") + ": " + entry.getString("message", "")
                : null;
    }
}
