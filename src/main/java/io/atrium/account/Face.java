package io.atrium.account;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/**
 * What is shown beside somebody's name wherever it stands.
 *
 * @param picture the name of their picture, or null
 * @param status null: none; may be over by now
 */
public record Face(String picture, Status status) {
    static final Face NONE = new Face(null, null);

    /** Null: none, or it is over. */
    public Status statusNow() {
        return status == null || status.isOver(CommonTime.now()) ? null : status;
    }

    boolean isOver(Instant now) {
        return status != null && status.isOver(now);
    }

    /** As it goes over the wire. */
    public JsonObjectBuilder json() {
        Status shown = statusNow();
        return Json.createObjectBuilder()
                .add("picture", picture == null ? JsonValue.NULL : Json.createValue(picture))
                .add(
                        "status",
                        shown == null
                                ? JsonValue.NULL
                                : shown.json(CommonTime.now()).build());
    }
}
