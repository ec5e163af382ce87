package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What can be found of each kind, and what must not. */
class FindableKindsIT extends SearchDoors {
    private String room(String kind, String settings) {
        return ann.newRoom(Json.createObjectBuilder()
                .add("name", kind + "-" + word.substring(0, 20))
                .add("kind", kind)
                .add("settings", FrameCodec.object(settings))
                .build());
    }

    private void send(String room, String frame) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frame).expect(201);
    }

    private static String settings(boolean anonymous, String question) {
        return "{\"anonymous\":" + anonymous + ",\"results\":\"live\",\"questions\":[{\"id\":\"q1\",\"text\":\""
                + question + "\",\"type\":\"text\"}]}";
    }

    @Test
    void a_named_polls_texts_are_found_by_who_gave_them_and_its_questions_once_it_is_closed() {
        String poll = room("poll", settings(false, "Why " + word + "?"));
        send(poll, "{\"question\":\"q1\",\"text\":\"because of " + word + "\"}");
        awaitTexts(bob, word + " from:ann", "because of " + word);
        send(poll, "{\"type\":\"close\"}");
        awaitTexts(bob, word + " why", "Why " + word + "?");
    }

    @Test
    void nobody_is_found_by_what_they_said_in_an_anonymous_poll() {
        String poll = room("poll", settings(true, "Why " + word + "?"));
        send(poll, "{\"question\":\"q1\",\"text\":\"secretly " + word + "\"}");
        send(poll, "{\"type\":\"close\"}");
        JsonObject found = awaitTexts(bob, word, "Why " + word + "?");
        assertEquals(1, found.getInt("total"));
        assertEquals("", texts(ask(bob, "secretly " + word)));
    }

    @Test
    void an_alarm_is_found_by_its_sensors_name_and_a_reading_is_not() {
        String sensors = room(
                "sensor",
                "{\"sensors\":[{\"id\":\"s1\",\"name\":\"Outlet " + word + "\",\"unit\":\"°C\",\"above\":80}]}");
        send(sensors, "{\"sensor_id\":\"s1\",\"sensor_value\":21}");
        send(sensors, "{\"sensor_id\":\"s1\",\"sensor_value\":91}");
        awaitTexts(bob, word + " raised", "Outlet " + word + " (s1): alarm raised, above 80 °C");
        assertEquals("atrium", hits(ask(bob, word)).get(0).getString("from"));
        assertEquals(1, ask(bob, word).getInt("total"));
    }

    @Test
    void a_document_is_found_by_what_its_versions_are_called() {
        String document = room("document", "{}");
        send(document, "{\"type\":\"version\",\"name\":\"Draft " + word + "\"}");
        awaitTexts(bob, word + " draft kind:document", "Draft " + word);
    }

    @Test
    void a_release_is_found_by_its_version_its_stages_and_its_log() {
        String release = room("release", "{}");
        send(release, "{\"type\":\"release\",\"version\":\"" + word + "\",\"stages\":[\"build\"]}");
        send(release, "{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"running\"}");
        send(release, "{\"stage\":\"build\",\"lines\":[\"compiling\",\"\\u001b[31merror " + word + "\\u001b[0m\"]}");
        awaitTexts(bob, word + " error", "compiling\nerror " + word);
        assertEquals("release " + word + " opened by ann: build", texts(ask(bob, word + " opened kind:release")));
        assertEquals("build running", texts(ask(bob, "running in:" + release)));
    }
}
