package io.atrium.room;

import io.atrium.channel.Message;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** What a member may do in a room at a moment, as they are told it: first in the welcome, then by a frame of its own whenever it changes. */
public final class Rights {
    private Rights() {}

    /** The members {@code rights}, {@code held}, {@code locked} and {@code slow}. */
    public static JsonObject of(Member member) {
        return of(member, CommonTime.now());
    }

    /** What is to be told of a change; empty where it is none. That a mute has run out is none: until when it holds was said. */
    public static Optional<Message> news(Member before, Member after) {
        Instant now = CommonTime.now();
        JsonObject rights = of(after, now);
        if (rights.equals(of(before, now))) {
            return Optional.empty();
        }
        JsonObject frame =
                Json.createObjectBuilder(rights).add("type", "rights").build();
        return Optional.of(Message.ephemeral(frame.toString(), null));
    }

    private static JsonObject of(Member member, Instant now) {
        return Json.createObjectBuilder()
                .add("rights", Json.createArrayBuilder(member.role().rights()))
                .add("held", member.holdAt(now).<JsonValue>map(Hold::toJson).orElse(JsonValue.NULL))
                .add("locked", member.room().isLocked())
                .add("slow", member.canModerate() ? 0 : member.room().getSlowSeconds())
                .build();
    }
}
