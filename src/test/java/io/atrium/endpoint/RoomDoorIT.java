package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is let in, and for how long. */
class RoomDoorIT extends RoomTest {
    @Test
    void a_right_that_ends_ends_the_open_socket() {
        RestClient token = RestClient.bearer(
                server, "bob", RestClient.basic(server, "bob", "demo").newToken("device", 3_600));
        try (RoomClient keeper = RoomClient.join(ann, room);
                RoomClient device = RoomClient.join(token, room);
                RoomClient removed = RoomClient.join(server.as("cho"), room)) {
            ann.delete("/api/rooms/" + room + "/members/cho").expect(204);
            assertEquals(4410, removed.awaitClose());
            assertEquals(403, refusal(server.as("cho"), room));
            bob.delete("/api/tokens/" + tokenOfBob("device")).expect(204);
            assertEquals(4410, device.awaitClose());
            assertEquals(401, refusal(token, room));
            ann.delete("/api/rooms/" + room).expect(204);
            assertEquals(4404, keeper.awaitClose());
        }
    }

    @Test
    void a_right_that_ends_while_its_socket_opens_ends_it_too() {
        RestClient password = RestClient.basic(server, "bob", "demo");
        for (int i = 0; i < 20; i++) {
            RestClient hasty = RestClient.bearer(server, "bob", password.newToken("hasty", 3_600));
            int id = tokenOfBob("hasty");
            CompletableFuture<RoomClient> opening = CompletableFuture.supplyAsync(() -> {
                try {
                    return RoomClient.open(hasty, room, "", Map.of());
                } catch (RoomClient.Refused revokedBefore) {
                    return null;
                }
            });
            bob.delete("/api/tokens/" + id).expect(204);
            try (RoomClient opened = opening.join()) {
                assertEquals(4410, opened == null ? 4410 : opened.awaitClose());
            }
        }
    }

    @Test
    void a_token_that_expires_ends_its_socket_with_4401() {
        RestClient brief = RestClient.bearer(
                server, "ann", RestClient.basic(server, "ann", "demo").newToken("brief", 2));
        try (RoomClient client = RoomClient.join(brief, room)) {
            assertEquals(4401, client.awaitClose());
        }
    }

    @Test
    void the_door_refuses_with_the_status_that_fits() {
        ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-p")
                .add("visibility", "private")
                .build());
        assertEquals(401, refusal(RestClient.anonymous(server), room));
        assertEquals(401, refusal(RestClient.bearer(server, "ann", "atr_nothing"), room));
        assertEquals(404, refusal(bob, room + "-p"));
        assertEquals(404, refusal(bob, "no-such-room"));
    }

    @Test
    void somebody_who_enters_by_many_windows_at_once_enters_once() {
        List<CompletableFuture<RoomClient>> windows = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> RoomClient.join(bob, room), command -> new Thread(command).start()))
                .toList();
        windows.forEach(window -> window.join().close());
        assertEquals(2, members());
    }

    @Test
    void a_ticket_lets_in_once() {
        String ticket = ann.newTicket();
        RestClient nobody = RestClient.anonymous(server);
        try (RoomClient client = RoomClient.join(nobody, room, "?ticket=" + ticket)) {
            assertEquals("ann", client.welcome().getString("you"));
        }
        RoomClient.Refused refused = assertThrows(
                RoomClient.Refused.class, () -> RoomClient.open(nobody, room, "?ticket=" + ticket, Map.of()));
        assertEquals(401, refused.status());
    }

    @Test
    void who_only_goes_on_in_a_room_does_not_enter_it() {
        String goOn = "{\"channel\":\"room:" + room + "\",\"data\":{\"enter\":false}}";
        String entries = "/api/rooms/" + room + "/entries?enter=false";
        JsonObject message = Json.createObjectBuilder().add("message", "hi").build();
        try (Multiplexed client = Multiplexed.connect(bob)) {
            assertEquals(103, client.error("subscribe", goOn));
            bob.get(entries).expect(403);
            bob.post(entries, message).expect(403);
            assertEquals(1, members());
            bob.get("/api/rooms/" + room + "/entries").expect(200);
            assertEquals(2, members());
            client.result("subscribe", goOn);
            bob.get(entries).expect(200);
            bob.post(entries, message).expect(201);
            client.awaitMessage(room, "hi");
        }
    }

    private int members() {
        return ann.get("/api/rooms/" + room + "/members").expect(200).json().getInt("member_count");
    }

    private static int refusal(RestClient caller, String room) {
        return assertThrows(RoomClient.Refused.class, () -> RoomClient.open(caller, room, "", Map.of()))
                .status();
    }

    private int tokenOfBob(String name) {
        return bob.get("/api/tokens").json().getJsonArray("tokens").stream()
                .map(value -> value.asJsonObject())
                .filter(listed -> listed.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getInt("id");
    }
}
