package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators tell everybody, or one room, by REST. */
class AnnouncementsIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient admin = server.as("admin");
    private final RestClient bob = server.as("bob");

    @AfterEach
    void end() {
        admin.get("/api/announcements").expect(200).json().getJsonArray("announcements").stream()
                .map(one -> one.asJsonObject().getInt("id"))
                .forEach(id -> admin.delete("/api/announcements/" + id).expect(204));
    }

    @Test
    void everybody_is_told_at_once_and_who_comes_later_is_shown_it() {
        try (Multiplexed his = Multiplexed.connect(bob)) {
            int id = publish("Maintenance at six", "warning", null);
            his.await("told", frame -> frame.toString().contains("Maintenance at six"));
            JsonObject shown = shown(bob, "");
            assertEquals("warning", shown.getString("severity"));
            assertEquals("admin", shown.getString("from"));
            assertTrue(shown.getInt("ends_in") > 3_000);
            admin.delete("/api/announcements/" + id).expect(204);
            his.await("told that it is over", frame -> frame.toString().contains("announcement_over"));
            assertEquals(0, count(bob, ""));
            admin.delete("/api/announcements/" + id).expect(404);
        }
    }

    @Test
    void a_room_is_told_to_its_members_and_nobody_else() {
        String room = server.as("ann").newRoom("told");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room);
                Multiplexed his = Multiplexed.connect(bob)) {
            int id = publish("This room moves", "info", room);
            ann.await("told", frame -> frame.toString().contains("This room moves"));
            assertEquals(1, count(server.as("ann"), "?room=" + room));
            assertEquals(0, count(server.as("ann"), ""));
            bob.get("/api/announcements?room=" + room).expect(403);
            publish("And everybody", "info", null);
            his.await("what is for all", frame -> frame.toString().contains("And everybody"));
            assertTrue(his.frames().stream().noneMatch(frame -> frame.contains("This room moves")));
            admin.delete("/api/announcements/" + id).expect(204);
        }
    }

    @Test
    void who_has_seen_enough_is_shown_it_no_more_and_others_are() {
        int id = publish("Canteen closed", "info", null);
        bob.post("/api/announcements/" + id + "/dismiss", null).expect(204);
        bob.post("/api/announcements/" + id + "/dismiss", null).expect(204);
        assertEquals(0, count(bob, ""));
        assertEquals(1, count(server.as("ann"), ""));
    }

    @Test
    void it_ends_by_itself() {
        publish("Gone in a moment", "info", null, Instant.now().plusSeconds(2));
        Await.until("it has ended", () -> count(bob, "") == 0);
    }

    @Test
    void what_makes_no_sense_is_refused_by_name_and_who_may_not_is_told_so() {
        JsonObject good = wanted("Hello", "info", null, Instant.now().plusSeconds(60));
        bob.post("/api/announcements", good).expect(403);
        refused("text", wanted(" ", "info", null, Instant.now().plusSeconds(60)));
        refused("text", wanted("x".repeat(501), "info", null, Instant.now().plusSeconds(60)));
        refused("severity", wanted("Hello", "loud", null, Instant.now().plusSeconds(60)));
        refused("room", wanted("Hello", "info", "no-such-room", Instant.now().plusSeconds(60)));
        refused("ends_at", wanted("Hello", "info", null, Instant.now().minusSeconds(60)));
        refused("ends_at", wanted("Hello", "info", null, Instant.now().plus(400, ChronoUnit.DAYS)));
        assertEquals(0, count(bob, ""));
    }

    private void refused(String field, JsonObject wanted) {
        assertEquals(
                field,
                admin.post("/api/announcements", wanted).expect(422).json().getString("field"));
    }

    private int publish(String text, String severity, String room) {
        return publish(text, severity, room, Instant.now().plusSeconds(3_600));
    }

    private int publish(String text, String severity, String room, Instant end) {
        return admin.post("/api/announcements", wanted(text, severity, room, end))
                .expect(201)
                .json()
                .getInt("id");
    }

    private static JsonObject wanted(String text, String severity, String room, Instant end) {
        var wanted = Json.createObjectBuilder()
                .add("text", text)
                .add("severity", severity)
                .add("ends_at", end.truncatedTo(ChronoUnit.SECONDS).toString());
        return (room == null ? wanted : wanted.add("room", room)).build();
    }

    private static int count(RestClient who, String query) {
        return who.get("/api/announcements" + query)
                .expect(200)
                .json()
                .getJsonArray("announcements")
                .size();
    }

    private static JsonObject shown(RestClient who, String query) {
        return who.get("/api/announcements" + query)
                .expect(200)
                .json()
                .getJsonArray("announcements")
                .getJsonObject(0);
    }
}
