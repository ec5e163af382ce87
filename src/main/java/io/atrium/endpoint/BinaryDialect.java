package io.atrium.endpoint;

import io.atrium.channel.Dialect;
import io.atrium.channel.Message;
import io.atrium.room.Binary;
import io.atrium.wire.FrameCodec;
import java.nio.charset.StandardCharsets;

/** What a room says, in the protocol of its kind. One kind's are equal: the room's frames are encoded once for all its clients. */
final class BinaryDialect implements Dialect {
    private final String kind;
    private final Binary binary;

    /** @param kind the kind's id */
    BinaryDialect(String kind, Binary binary) {
        this.kind = kind;
        this.binary = binary;
    }

    @Override
    public String encode(Message message) {
        return binary.encode(FrameCodec.stored(message.json()))
                .map(frame -> new String(frame, StandardCharsets.ISO_8859_1))
                .orElse(null);
    }

    @Override
    public boolean isBinary() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryDialect dialect && dialect.kind.equals(kind);
    }

    @Override
    public int hashCode() {
        return kind.hashCode();
    }
}
