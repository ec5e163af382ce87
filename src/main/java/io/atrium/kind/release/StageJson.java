package io.atrium.kind.release;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** A stage as it stands in the snapshot and in views: what is not known is left out. */
final class StageJson {
    private final JsonObjectBuilder json = Json.createObjectBuilder();

    private StageJson() {}

    static JsonObject of(Stage stage) {
        StageJson to = new StageJson();
        to.text("stage", stage.name());
        to.text("status", stage.status().wireName());
        to.text("note", stage.note());
        to.time("started_at", stage.startedAt());
        to.time("ended_at", stage.endedAt());
        to.text("asked_by", stage.askedBy());
        to.time("asked_at", stage.askedAt());
        to.text("answer", stage.answer() == null ? null : stage.answer().type());
        to.text("answered_by", stage.answeredBy());
        to.time("answered_at", stage.answeredAt());
        to.json.add("lines", stage.lines()).add("errors", stage.errors());
        if (stage.firstError() != null) {
            to.json.add("first_error", stage.firstError());
        }
        return to.json.add("seq", stage.seq()).build();
    }

    private void text(String member, String value) {
        if (value != null) {
            json.add(member, value);
        }
    }

    private void time(String member, Instant value) {
        text(member, value == null ? null : Instants.wire(value));
    }
}
