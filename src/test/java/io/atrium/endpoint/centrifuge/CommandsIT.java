package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The multiplexed connection's commands, one by one, as docs/protocol.md has them. */
class CommandsIT extends RoomTest {
    @Test
    void connecting_tells_who_one_is_and_what_one_hears_without_asking() {
        try (Multiplexed client = Multiplexed.open(ann)) {
            JsonObject connected = client.result("connect", "{\"name\":\"it\"}");
            assertFalse(connected.getString("client").isEmpty());
            assertEquals(
                    Json.createObjectBuilder().build(),
                    connected.getJsonObject("subs").getJsonObject("user:ann"));
            assertEquals(25, connected.getInt("ping"));
            assertTrue(connected.getBoolean("pong"));
            assertEquals("ann", connected.getJsonObject("data").getString("login"));
            // Only links that take no commands need these.
            assertFalse(connected.containsKey("session") || connected.containsKey("node"));
        }
    }

    @Test
    void the_persons_channel_brings_cards_and_what_was_read_elsewhere() {
        try (Multiplexed client = Multiplexed.connect(bob);
                RoomClient elsewhere = RoomClient.join(bob, room)) {
            long seq = elsewhere.say("hello");
            JsonObject card = client.awaitPush(
                            "user:bob",
                            "pub",
                            pub -> isAbout(room, pub) && cardOf(pub).getInt("seq", 0) == seq)
                    .getJsonObject("data")
                    .getJsonObject("room");
            assertEquals("hello", card.getJsonObject("last").getString("text"));
            elsewhere.sendText("{\"type\":\"read\",\"seq\":" + seq + "}");
            client.awaitPush(
                    "user:bob",
                    "pub",
                    pub -> "read".equals(pub.getJsonObject("data").getString("type")));
        }
    }

    @Test
    void what_is_said_at_one_door_is_heard_at_the_other_as_the_same_entry() {
        try (Multiplexed client = Multiplexed.connect(ann);
                RoomClient plain = RoomClient.join(bob, room)) {
            JsonObject subscribed = client.subscribe(room);
            assertTrue(subscribed.getBoolean("recoverable") && subscribed.getBoolean("positioned"));
            assertEquals(0, subscribed.getInt("offset"));
            assertEquals(plain.epoch(), subscribed.getString("epoch"));
            assertEquals(Json.createObjectBuilder().build(), subscribed.getJsonObject("data"));
            assertFalse(subscribed.containsKey("publications"));

            client.say(room, "from many");
            plain.say("from one");
            JsonObject publication = client.awaitMessage(room, "from one");
            assertEquals(2, publication.getInt("offset"));
            assertEquals(plain.awaitMessage("from one"), publication.getJsonObject("data"));
            assertEquals(
                    plain.awaitMessage("from many"),
                    client.awaitMessage(room, "from many").getJsonObject("data"));
        }
    }

    @Test
    void a_client_that_comes_back_gets_what_it_missed_in_the_reply() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            String epoch = client.subscribe(room).getString("epoch");
            for (int i = 1; i <= 5; i++) {
                client.say(room, "m" + i);
            }
            client.result("unsubscribe", channel());
            JsonObject recovered = client.result("subscribe", position(2, epoch));
            assertTrue(recovered.getBoolean("recovered") && recovered.getBoolean("was_recovering"));
            // The position asked for: each publication moves it.
            assertEquals(2, recovered.getInt("offset"));
            assertEquals(List.of(3, 4, 5), offsets(recovered.getJsonArray("publications")));
            assertEquals(
                    "m3",
                    recovered
                            .getJsonArray("publications")
                            .getJsonObject(0)
                            .getJsonObject("data")
                            .getString("message"));
            client.say(room, "m6");
            assertEquals(6, client.awaitMessage(room, "m6").getInt("offset"));

            client.result("unsubscribe", channel());
            assertEquals(
                    List.of(),
                    offsets(client.result("subscribe", position(6, epoch)).getJsonArray("publications")));
        }
    }

    @Test
    void a_position_of_another_life_is_told_apart() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            client.say(room, "one");
            JsonObject begun = client.result("subscribe", position(1, "other"));
            assertTrue(begun.getBoolean("was_recovering"));
            assertFalse(begun.getBoolean("recovered", false) || begun.containsKey("publications"));
            assertEquals(1, begun.getInt("offset"));
            client.result("unsubscribe", channel());
            String strict = position(1, "other").replace("}", ",\"flag\":3}");
            assertEquals(112, client.error("subscribe", strict));
            assertEquals(112, client.error("subscribe", position(9, "").replace("}", ",\"flag\":2}")));
            client.subscribe(room);
        }
    }

    @Test
    void a_publication_is_answered_once_it_is_stored_and_the_same_ref_stores_it_once() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            String publish = "{\"channel\":\"room:" + room + "\",\"data\":{\"message\":\"once\",\"ref\":\"r\"}}";
            assertEquals(Json.createObjectBuilder().build(), client.result("publish", publish));
            client.result("publish", publish);
            assertEquals(1, ann.get("/api/rooms/" + room + "/entries").json().getInt("seq"));
        }
    }

    @Test
    void whispers_have_no_offset_and_do_not_come_back() {
        try (Multiplexed client = Multiplexed.connect(ann);
                Multiplexed other = Multiplexed.connect(bob)) {
            client.subscribe(room);
            other.subscribe(room);
            client.sendText("{\"send\":{\"data\":{\"room\":\"" + room + "\",\"type\":\"typing\"}}}");
            JsonObject typing = other.awaitPush("room:" + room, "pub");
            assertEquals("typing", typing.getJsonObject("data").getString("type"));
            assertFalse(typing.containsKey("offset"));
            client.say(room, "heard");
            client.awaitMessage(room, "heard");
            assertTrue(client.frames().stream().noneMatch(frame -> frame.contains("typing")));
        }
    }

    @Test
    void history_is_read_both_ways_from_any_place() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            for (int i = 1; i <= 6; i++) {
                client.say(room, "m" + i);
            }
            JsonObject position = client.result("history", channel());
            String epoch = position.getString("epoch");
            assertEquals(6, position.getInt("offset"));
            assertEquals(List.of(), offsets(position.getJsonArray("publications")));
            assertEquals(List.of(1, 2), history(client, "\"limit\":2"));
            assertEquals(List.of(1, 2, 3, 4, 5, 6), history(client, "\"limit\":-1"));
            assertEquals(List.of(6, 5), history(client, "\"limit\":2,\"reverse\":true"));
            String since = "\"since\":{\"offset\":3,\"epoch\":\"" + epoch + "\"}";
            assertEquals(List.of(4, 5), history(client, "\"limit\":2," + since));
            assertEquals(List.of(2, 1), history(client, "\"limit\":9,\"reverse\":true," + since));
            assertEquals(
                    112,
                    client.error(
                            "history",
                            channel().replace("}", ",\"limit\":1,\"since\":{\"offset\":1,\"epoch\":\"x\"}}")));
        }
    }

    @Test
    void presence_is_of_people_and_their_coming_and_going_is_pushed() {
        try (Multiplexed client = Multiplexed.connect(ann);
                Multiplexed again = Multiplexed.connect(ann);
                Multiplexed other = Multiplexed.connect(bob)) {
            client.subscribe(room);
            again.subscribe(room);
            other.subscribe(room);
            JsonObject people = client.result("presence", channel()).getJsonObject("presence");
            assertEquals(
                    List.of("ann", "bob"), people.keySet().stream().sorted().toList());
            assertEquals("bob", people.getJsonObject("bob").getString("user"));
            JsonObject stats = client.result("presence_stats", channel());
            assertEquals(3, stats.getInt("num_clients"));
            assertEquals(2, stats.getInt("num_users"));
            client.awaitPush(
                    "room:" + room,
                    "join",
                    join -> join.getJsonObject("info").getString("user").equals("bob"));
            other.cut();
            client.awaitPush(
                    "room:" + room,
                    "leave",
                    leave -> leave.getJsonObject("info").getString("user").equals("bob"));
        }
    }

    @Test
    void calls_answer_what_pages_need_beside_channels() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            client.say(room, "hello");
            JsonObject about = call(client, "room", "{\"room\":\"" + room + "\"}");
            assertEquals(1, about.getInt("seq"));
            assertEquals(1, about.getInt("member_count"));
            assertTrue(about.containsKey("rights") && about.containsKey("snapshot") && !about.containsKey("entries"));
            assertEquals(
                    1,
                    call(client, "members", "{\"room\":\"" + room + "\"}")
                            .getJsonArray("members")
                            .size());
            assertTrue(call(client, "rooms", "{}").getJsonArray("rooms").size() > 1);
            call(client, "read", "{\"room\":\"" + room + "\",\"seq\":1}");
            Await.until(
                    "nothing is unread",
                    () -> ann.get("/api/rooms/" + room).json().getInt("read_seq") == 1);
            assertEquals(104, client.error("rpc", "{\"method\":\"nothing\",\"data\":{}}"));
            assertEquals(107, client.error("rpc", "{\"method\":\"room\",\"data\":{}}"));
            assertEquals(107, client.error("rpc", "{\"method\":\"room\",\"data\":7}"));
        }
    }

    @Test
    void several_commands_of_one_frame_are_answered_in_their_order() {
        try (Multiplexed client = Multiplexed.open(ann)) {
            client.sendText("{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":" + channel()
                    + "}\n\n{\"id\":3,\"ping\":{}}\n" + "{\"id\":4,\"unsubscribe\":" + channel() + "}");
            client.await("the last reply", reply -> reply.getInt("id", 0) == 4);
            assertEquals(
                    List.of(1, 2, 3, 4),
                    client.replies().stream()
                            .map(reply -> reply.getInt("id", 0))
                            .filter(id -> id > 0)
                            .toList());
            assertEquals(Json.createObjectBuilder().build(), client.result("ping", "{}"));
        }
    }

    private static JsonObject call(Multiplexed client, String method, String data) {
        return client.result("rpc", "{\"method\":\"" + method + "\",\"data\":" + data + "}")
                .getJsonObject("data");
    }

    private List<Integer> history(Multiplexed client, String how) {
        return offsets(client.result("history", channel().replace("}", "," + how + "}"))
                .getJsonArray("publications"));
    }

    private static List<Integer> offsets(JsonArray publications) {
        return publications.getValuesAs(JsonObject.class).stream()
                .map(publication -> publication.getInt("offset"))
                .toList();
    }

    private String channel() {
        return "{\"channel\":\"room:" + room + "\"}";
    }

    private String position(long offset, String epoch) {
        return "{\"channel\":\"room:" + room + "\",\"recover\":true,\"offset\":" + offset + ",\"epoch\":\"" + epoch
                + "\"}";
    }

    private static boolean isAbout(String room, JsonObject pub) {
        return pub.getJsonObject("data").getString("type").equals("room")
                && cardOf(pub).getString("name").equals(room);
    }

    private static JsonObject cardOf(JsonObject pub) {
        return pub.getJsonObject("data").getJsonObject("room");
    }
}
