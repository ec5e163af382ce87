package io.atrium.kind.poll;

import io.atrium.room.Setting;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.time.Instant;

/** Terms and questions for plain tests. */
final class Polls {
    private Polls() {}

    /** As a room's settings become them. */
    static JsonObject settled(String settings) {
        return Settling.settle(
                Setting.check(Terms.settings(), FrameCodec.object(settings)),
                null,
                Instant.parse("2026-11-20T12:00:00Z"));
    }

    static Terms terms(String settings) {
        return Terms.of(settled(settings));
    }

    static Question question(String setting) {
        return terms("{\"questions\":[" + setting + "]}").questions().get(0);
    }

    static Question single() {
        return question("{\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\",\"C\"]}");
    }

    static Question ranking() {
        return question("{\"text\":\"Order?\",\"type\":\"ranking\",\"choices\":[\"A\",\"B\",\"C\"]}");
    }

    static Question text() {
        return question("{\"text\":\"Else?\",\"type\":\"text\"}");
    }
}
