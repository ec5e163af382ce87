package io.atrium.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The live sessions by REST: who is listed how, and who is sent away. */
class SessionsIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient administrator = server.as("admin");

    @Test
    void a_session_is_listed_with_its_door_its_rooms_and_how_far_it_is() {
        String room = server.as("ann").newRoom("listed");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room);
                Multiplexed bob = Multiplexed.open(server.as("bob"))) {
            bob.result("connect", "{\"name\":\"probe\",\"version\":\"7\"}");
            bob.subscribe(room);
            ann.say("one");
            Await.until("both are up to date at 1", () -> {
                List<JsonObject> both = list("?room=" + room);
                return both.size() == 2 && both.stream().allMatch(session -> isAt(session, room, 1));
            });
            JsonObject socket = list("?person=ann&room=" + room).get(0);
            assertEquals("room_socket", socket.getString("door"));
            assertTrue(socket.getString("client").startsWith("Java-http-client"), socket.toString());
            assertTrue(socket.containsKey("address") && socket.containsKey("since"), socket.toString());
            JsonObject multiplexed = list("?q=" + room + "&person=bob").get(0);
            assertEquals("websocket", multiplexed.getString("door"));
            assertEquals("probe 7", multiplexed.getString("client"));
        }
    }

    private static boolean isAt(JsonObject session, String room, long seq) {
        return session.getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
                .anyMatch(place -> place.getString("room").equals(room)
                        && place.getInt("seq", -1) == seq
                        && place.getInt("behind", -1) == 0);
    }

    @Test
    void pages_have_each_session_once_whatever_they_are_sorted_by() {
        String room = server.as("ann").newRoom("paged");
        List<RoomClient> all = List.of("ann", "bob", "cho", "ann", "bob").stream()
                .map(login -> RoomClient.join(server.as(login), room))
                .toList();
        try {
            Await.until("all are listed", () -> list("?room=" + room).size() == all.size());
            for (String sort : List.of("since", "person", "outbox", "round_trip", "behind")) {
                String first = "?limit=2&room=" + room + "&sort=" + sort;
                List<JsonObject> seen = new ArrayList<>();
                String next = "";
                do {
                    JsonObject page = page(first + next);
                    seen.addAll(page.getJsonArray("sessions").getValuesAs(JsonObject.class));
                    assertEquals(all.size(), page.getInt("total"));
                    next = page.isNull("next") ? null : "&next=" + page.getString("next");
                } while (next != null);
                assertEquals(
                        all.size(),
                        seen.stream()
                                .map(session -> session.getString("id"))
                                .distinct()
                                .count(),
                        sort);
                assertEquals(all.size(), seen.size(), sort);
            }
            List<String> people = list("?sort=person&room=" + room).stream()
                    .map(session -> session.getString("login"))
                    .toList();
            assertEquals(List.of("ann", "ann", "bob", "bob", "cho"), people);
        } finally {
            all.forEach(RoomClient::close);
        }
    }

    @Test
    void who_is_sent_away_may_come_back_and_it_is_on_record() {
        String room = server.as("ann").newRoom("ended");
        try (RoomClient ann = RoomClient.join(server.as("ann"), room);
                Multiplexed console = Multiplexed.connect(administrator)) {
            console.result("subscribe", "{\"channel\":\"console\"}");
            String id = list("?person=ann&room=" + room).get(0).getString("id");
            server.as("ann").delete("/api/sessions/" + id).expect(403);
            administrator.delete("/api/sessions/" + id).expect(204);
            assertEquals(1001, ann.awaitClose());
            JsonObject act = console.awaitPush(
                            "console",
                            "pub",
                            pub -> pub.toString().contains("session.ended")
                                    && pub.toString().contains(id))
                    .getJsonObject("data")
                    .getJsonObject("act");
            assertEquals("ann", act.getString("subject"));
            assertEquals(id, act.getJsonObject("detail").getString("session"));
            administrator.delete("/api/sessions/" + id).expect(404);
            try (RoomClient again = ann.resume()) {
                assertTrue(again.welcome().getBoolean("recovered"));
            }
        }
    }

    @Test
    void all_of_a_person_go_together() {
        String room = server.as("ann").newRoom("everywhere");
        try (RoomClient one = RoomClient.join(server.as("cho"), room);
                RoomClient two = RoomClient.join(server.as("cho"), room);
                RoomClient other = RoomClient.join(server.as("bob"), room)) {
            JsonObject ended =
                    administrator.delete("/api/sessions?person=cho").expect(200).json();
            assertTrue(ended.getInt("ended") >= 2, ended.toString());
            assertEquals(1001, one.awaitClose());
            assertEquals(1001, two.awaitClose());
            assertEquals(0, other.closeCode());
        }
    }

    @Test
    void only_administrators_ask_and_nonsense_is_named() {
        server.as("ann").get("/api/sessions").expect(403);
        RestClient.anonymous(server).get("/api/sessions").expect(401);
        administrator.delete("/api/sessions/nobody").expect(404);
        administrator.delete("/api/sessions/nobody-1").expect(404);
        administrator.delete("/api/sessions").expect(422);
        administrator.get("/api/sessions?limit=1000").expect(422);
    }

    private List<JsonObject> list(String query) {
        return page(query).getJsonArray("sessions").getValuesAs(JsonObject.class);
    }

    private JsonObject page(String query) {
        return administrator.get("/api/sessions" + query).expect(200).json();
    }
}
