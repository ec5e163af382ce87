package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class EntryTest {
    private static final Instant AT = Instant.parse("2026-11-20T14:21:00.120Z");

    @Property
    void is_json_whatever_its_ref_and_text_are(
            @ForAll @StringLength(max = 64) @CharRange(from = 1, to = 0xd7ff) String ref,
            @ForAll @StringLength(max = 100) @CharRange(from = 1, to = 0xd7ff) String message) {
        String line = entry(ref, body(message)).toJson();
        assertEquals(line, Entry.of(1, "chat", FrameCodec.stored(line)).toJson(), "as another node reads it");
        JsonObject json = FrameCodec.object(line);
        assertEquals(ref, json.getString("ref"));
        assertEquals(message, json.getString("message"));
        assertEquals(7, json.getInt("seq"));
        assertEquals("ann", json.getString("from"));
    }

    @Example
    void stands_as_on_the_wire() {
        assertEquals(
                "{\"type\":\"message\",\"seq\":7,\"from\":\"ann\",\"at\":\"2026-11-20T14:21:00.120Z\",\"ref\":\"a\\\"b\\\\\",\"message\":\"hi\"}",
                entry("a\"b\\", body("hi")).toJson());
    }

    @Example
    void its_own_time_stands_first_and_the_servers_beside() {
        Draft draft = new Draft(1, "ann", "message", null, body("hi")).at(Instant.parse("2026-11-19T07:00:00.5Z"));
        Entry entry = new Entry(7, AT, draft);
        assertEquals(
                "{\"type\":\"message\",\"seq\":7,\"from\":\"ann\",\"at\":\"2026-11-19T07:00:00.500Z\","
                        + "\"stored_at\":\"2026-11-20T14:21:00.120Z\",\"message\":\"hi\"}",
                entry.toJson());
        assertEquals(AT, entry.getAt());
        Entry elsewhere = Entry.of(1, "sensor", FrameCodec.stored(entry.toJson()));
        assertEquals(entry.toJson(), elsewhere.toJson());
        assertEquals(AT, elsewhere.getAt());
    }

    @Example
    void without_ref_and_members_it_is_still_json() {
        JsonObject json =
                FrameCodec.object(entry(null, JsonValue.EMPTY_JSON_OBJECT).toJson());
        assertFalse(json.containsKey("ref"));
        assertEquals(4, json.size());
    }

    private static Entry entry(String ref, JsonObject body) {
        return new Entry(7, AT, new Draft(1, "ann", "message", ref, body));
    }

    private static JsonObject body(String message) {
        return Json.createObjectBuilder().add("message", message).build();
    }
}
