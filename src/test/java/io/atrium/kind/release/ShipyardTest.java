package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The demonstration, in a time of its own. */
class ShipyardTest {
    private final Console console = new Console();
    private final List<String> versions = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T14:00:00Z");
    private long seq;

    @Test
    void furnished_with_what_was_shipped_before_it_goes_on_for_ever() {
        Shipyard.furnish(null, (room, login, frames) -> frames.forEach(frame -> say(login, frame)));
        assertEquals("staging", console.stages().get(3).name());
        assertEquals(Status.RUNNING, console.stages().get(3).status());
        JsonObject told = console.toJson().build();
        assertEquals(3, told.getJsonArray("earlier").size());
        assertEquals("test", told.getJsonArray("earlier").getJsonObject(2).getString("failed_at"));
        now = Instant.now();
        for (int second = 0; second < 3 * 3_600; second++) {
            now = now.plusSeconds(1);
            next().ifPresent(act -> act.frames().forEach(frame -> say(act.login(), frame)));
        }
        assertTrue(versions.containsAll(List.of("1.4.1", "1.4.2", "1.4.3", "1.4.4")), versions.toString());
        assertTrue(console.toJson().build().getJsonArray("earlier").getValuesAs(JsonObject.class).stream()
                .limit(2)
                .allMatch(release -> release.getString("outcome").equals("passed")));
    }

    @Test
    void a_visitors_release_is_left_alone_for_an_hour() {
        say(
                "bob",
                Json.createObjectBuilder()
                        .add("type", "release")
                        .add("version", "mine")
                        .add("stages", Json.createArrayBuilder().add("build"))
                        .build());
        now = now.plusSeconds(3_599);
        assertTrue(next().isEmpty());
        now = now.plusSeconds(2);
        next().ifPresent(act -> act.frames().forEach(frame -> say(act.login(), frame)));
        assertEquals(List.of("mine", "1.4.2"), versions);
    }

    private Optional<Shipyard.Act> next() {
        return Shipyard.next(console, console.release().orElseThrow(), now);
    }

    private void say(String login, JsonObject frame) {
        if (frame.getString("type").equals("release")) {
            versions.add(frame.getString("version"));
        }
        if (frame.getString("type").equals("approve")) {
            assertEquals(Shipyard.ROOM.keeper(), login);
        }
        JsonObjectBuilder entry =
                Json.createObjectBuilder(frame).add("seq", ++seq).add("from", login);
        if (!frame.containsKey("at")) {
            entry.add("at", Instants.wire(now));
        }
        console.apply(Logbook.entry(entry.build()));
    }
}
