package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain room socket, to the letter of docs/protocol.md. */
class RoomSocketIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");
    private String room;

    @BeforeEach
    void newRoom() {
        room = ann.newRoom("socket-" + UUID.randomUUID());
    }

    @Test
    void the_welcome_tells_the_room_and_who_is_in_it() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            JsonObject welcome = client.welcome();
            assertEquals(room, welcome.getString("room"));
            assertEquals("chat", welcome.getString("kind"));
            assertEquals("ann", welcome.getString("you"));
            assertEquals(0, welcome.getInt("seq"));
            assertTrue(welcome.getBoolean("recovered"));
            assertEquals(1, welcome.getInt("online"));
            assertEquals(1, welcome.getInt("member_count"));
            assertEquals(
                    "[\"read\",\"write\",\"manage\"]",
                    welcome.getJsonArray("rights").toString());
            JsonObject member = welcome.getJsonArray("members").getJsonObject(0);
            assertEquals("Ann Lindqvist", member.getString("name"));
            assertTrue(member.getBoolean("online"));
            assertTrue(welcome.containsKey("snapshot"));
        }
    }

    @Test
    void an_entry_and_its_ack_carry_the_ref() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText("{\"message\":\"hi\",\"ref\":\"c-17\",\"unknown\":[1,2]}");
            JsonObject entry = client.awaitMessage("hi");
            assertEquals("message", entry.getString("type"));
            assertEquals("c-17", entry.getString("ref"));
            assertTrue(
                    entry.getString("at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
                    entry.toString());
            JsonObject ack =
                    client.await("ack", frame -> frame.getString("type").equals("ack"));
            assertEquals("c-17", ack.getString("ref"));
            assertEquals(entry.getInt("seq"), ack.getInt("seq"));
        }
    }

    @Test
    void the_same_ref_makes_one_entry_however_often_it_is_sent() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            String frame = "{\"message\":\"once\",\"ref\":\"same\"}";
            for (int i = 0; i < 5; i++) {
                client.sendText(frame);
            }
            assertEquals(2, client.say("then"));
            client.sendText(frame);
            assertEquals(3, client.say("and then"));
            client.awaitPosition(3);
            assertEquals(3, client.entries().size());
        }
    }

    @Test
    void resuming_gives_what_was_missed_and_says_where_it_could_not() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            for (int i = 1; i <= 60; i++) {
                client.say("message " + i);
            }
            try (RoomClient fresh = RoomClient.join(bob, room)) {
                assertEquals(50, fresh.welcome().getJsonArray("entries").size());
            }
            try (RoomClient back = RoomClient.join(bob, room, "?after=5&epoch=" + client.epoch())) {
                assertTrue(back.welcome().getBoolean("recovered"));
                assertEquals(55, back.welcome().getJsonArray("entries").size());
            }
            try (RoomClient other = RoomClient.join(bob, room, "?after=5&epoch=another")) {
                assertFalse(other.welcome().getBoolean("recovered"));
                assertEquals(50, other.welcome().getJsonArray("entries").size());
            }
            try (RoomClient ahead = RoomClient.join(bob, room, "?after=5000")) {
                assertFalse(ahead.welcome().getBoolean("recovered"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                  | malformed    |
            [1,2]                                     | malformed    |
            "text"                                    | malformed    |
            {"message":"a"                            | malformed    |
            {"message":"a"} {}                        | malformed    |
            {"type":"bogus","message":"a"}            | unknown_type |
            {"type":7,"message":"a"}                  | invalid      | type
            {"ref":"","message":"a"}                  | invalid      | ref
            {"ref":5,"message":"a"}                   | invalid      | ref
            {}                                        | invalid      | message
            {"message":null}                          | invalid      | message
            {"message":5}                             | invalid      | message
            {"message":{"a":1}}                       | invalid      | message
            {"message":"   "}                         | invalid      | message
            {"message":"\\u0000"}                     | invalid      | message
            {"message":"\\ud800"}                     | invalid      | message
            {"message":"\\udc00\\ud800"}              | invalid      | message
            {"message":"a","thread":"x"}              | invalid      | thread
            {"message":"a","thread":1e999999}         | invalid      | thread
            {"type":"edit","seq":99,"message":"a"}    | invalid      | seq
            {"type":"read","seq":-1}                  | invalid      | seq
            """)
    void a_bad_frame_is_named_and_costs_nothing_else(String frame, String code, String field) {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText(frame);
            JsonObject error = client.awaitError(code);
            assertEquals(field, error.getString("field", null), error.toString());
            assertFalse(error.getString("detail").isBlank());
            assertEquals(1, client.say("still here"));
        }
    }

    @Test
    void depth_is_bounded_before_the_parser_sees_it() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText("{\"message\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
            client.awaitError("malformed");
            assertEquals(1, client.say("still here"));
        }
    }

    @Test
    void a_text_too_long_is_refused_and_one_of_hostile_characters_is_kept_as_it_is() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText("{\"message\":\"" + "x".repeat(16_001) + "\",\"ref\":\"long\"}");
            assertEquals("long", client.awaitError("invalid").getString("ref"));
            for (String hostile : List.of(
                    "'; drop table entry; --",
                    "<script>alert(1)</script>",
                    "#{viewer.login} ${7*7}",
                    "\u202Eevil\u200B")) {
                client.say(hostile);
                assertEquals(hostile, client.awaitMessage(hostile).getString("message"));
            }
        }
    }

    @Test
    void a_frame_of_a_megabyte_is_named_and_ends_the_socket_with_1009() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient neighbour = RoomClient.join(bob, room)) {
            client.sendText("{\"message\":\"" + "x".repeat(1_000_000) + "\"}");
            client.awaitError("too_large");
            assertEquals(1009, client.awaitClose());
            assertEquals(1, neighbour.say("undisturbed"));
        }
    }

    @Test
    void two_hundred_frames_in_a_second_are_taken_up_to_the_burst() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient neighbour = RoomClient.join(bob, room)) {
            for (int i = 0; i < 200; i++) {
                client.sendText("{\"message\":\"m\",\"ref\":\"m-" + i + "\"}");
            }
            JsonObject error = client.awaitError("rate_limited");
            assertTrue(error.getInt("retry_after") >= 1);
            assertTrue(error.getString("ref").startsWith("m-"));
            Await.until(
                    "200 answers",
                    () -> client.texts().stream()
                                    .filter(text -> text.contains("\"ack\"") || text.contains("\"rate_limited\""))
                                    .count()
                            == 200);
            long taken = client.position();
            assertTrue(taken >= 100 && taken < 200, "taken: " + taken);
            assertEquals(taken + 1, neighbour.say("undisturbed"));
        }
    }

    @Test
    void binary_frames_and_ten_malformed_ones_on_end() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            for (int i = 0; i < 10; i++) {
                client.sendText("nonsense");
            }
            assertEquals(4400, client.awaitClose());
        }
    }

    @Test
    void a_position_that_is_no_number_is_named() {
        try (RoomClient client = RoomClient.open(ann, room, "?after=yesterday", Map.of())) {
            assertEquals("after", client.awaitError("invalid").getString("field"));
            assertEquals(4400, client.awaitClose());
        }
    }

    @Test
    void bare_text_both_ways() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient terminal = RoomClient.open(bob, room, "?format=text", Map.of())) {
            terminal.sendText("plain {words}");
            assertEquals("bob", client.awaitMessage("plain {words}").getString("from"));
            client.say("answer");
            Await.until("ann's answer", () -> terminal.texts().contains("ann: answer"));
            assertEquals(List.of("bob: plain {words}", "ann: answer"), terminal.texts());
        }
    }

    @Test
    void who_comes_is_told_and_whoever_only_reloads_is_not() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            RoomClient first = RoomClient.join(bob, room);
            client.await(
                    "bob comes",
                    frame -> frame.getString("type").equals("presence")
                            && frame.getJsonArray("joined").toString().contains("bob"));
            first.close();
            try (RoomClient second = RoomClient.join(bob, room)) {
                assertEquals(2, second.welcome().getInt("online"));
                second.say("back");
                client.awaitMessage("back");
            }
            assertTrue(client.texts().stream().noneMatch(text -> text.contains("\"left\":[\"bob\"]")));
        }
    }

    @Test
    void typing_reaches_the_others_and_is_not_stored() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient other = RoomClient.join(bob, room)) {
            client.sendText("{\"type\":\"typing\"}");
            JsonObject typing =
                    other.await("typing", frame -> frame.getString("type").equals("typing"));
            assertEquals("ann", typing.getString("from"));
            assertFalse(typing.containsKey("seq"));
            assertEquals(1, client.say("typed"));
        }
    }

    @Test
    void an_edit_replaces_the_text_and_a_removal_erases_it() {
        try (RoomClient client = RoomClient.join(ann, room);
                RoomClient other = RoomClient.join(bob, room)) {
            client.say("frist");
            client.say("secret");
            other.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"mine now\"}");
            other.awaitError("forbidden");
            client.sendText("{\"type\":\"edit\",\"seq\":1,\"message\":\"first\"}");
            assertEquals(
                    1,
                    other.await("edit", frame -> frame.getString("type").equals("edit"))
                            .getInt("target"));
            client.sendText("{\"type\":\"delete\",\"seq\":2}");
            other.await("delete", frame -> frame.getString("type").equals("delete"));
            String log = ann.get("/api/rooms/" + room + "/entries").expect(200).text();
            assertFalse(log.contains("secret") || log.contains("frist"), log);
            assertTrue(log.contains("\"edited\":true") && log.contains("\"deleted\":true"), log);
        }
    }

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
            int id = bob.get("/api/tokens").json().getJsonArray("tokens").stream()
                    .map(value -> value.asJsonObject())
                    .filter(listed -> listed.getString("name").equals("device"))
                    .findFirst()
                    .orElseThrow()
                    .getInt("id");
            bob.delete("/api/tokens/" + id).expect(204);
            assertEquals(4410, device.awaitClose());
            assertEquals(401, refusal(token, room));
            ann.delete("/api/rooms/" + room).expect(204);
            assertEquals(4404, keeper.awaitClose());
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

    private static int refusal(RestClient caller, String room) {
        return assertThrows(RoomClient.Refused.class, () -> RoomClient.open(caller, room, "", Map.of()))
                .status();
    }
}
