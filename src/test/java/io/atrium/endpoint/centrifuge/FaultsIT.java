package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do wrong, each with Centrifugo's code for it; and a witness whom it costs nothing. */
class FaultsIT extends RoomTest {
    private Multiplexed witness;

    @BeforeEach
    void seatTheWitness() {
        witness = Multiplexed.connect(bob);
        witness.subscribe(room);
    }

    @AfterEach
    void theWitnessIsUndisturbed() {
        witness.say(room, "undisturbed");
        witness.awaitMessage(room, "undisturbed");
        witness.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"id\":1",
                "{\"id\":1,\"subscribe\":{\"channel\":\"room:x\"}}",
                "{\"id\":\"1\",\"connect\":{}}",
                "{\"id\":-1,\"connect\":{}}",
                "{\"connect\":{}}",
                "{\"id\":1,\"connect\":[]}",
                "{\"id\":1,\"connect\":{\"token\":7}}",
                "{}",
                "{\"id\":1,\"connect\":{}} {}",
            })
    void what_is_no_connect_command_ends_the_connection_that_should_begin_with_it(String frame) {
        try (Multiplexed client = Multiplexed.open(ann)) {
            client.sendText(frame);
            assertEquals("3501 bad request", client.awaitClose());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"id\":2,\"connect\":{}}",
                "{\"id\":2,\"bogus\":{}}",
                "{\"id\":2}",
                "{\"subscribe\":{\"channel\":\"room:x\"}}",
                "{\"id\":2,\"subscribe\":{}}",
                "{\"id\":2,\"subscribe\":\"room:x\"}",
                "{\"id\":2,\"publish\":{\"data\":{}}}",
                "{\"id\":2,\"history\":{\"channel\":5}}",
                "{\"id\":2,\"refresh\":{}}",
                "{\"id\":2,\"refresh\":{\"token\":\"x\"}}",
                "{}",
            })
    void what_breaks_the_protocol_ends_the_connection(String frame) {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            client.sendText(frame);
            assertEquals("3501 bad request", client.awaitClose());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            subscribe | {"channel":"room:no-such-room"}                | 102
            subscribe | {"channel":"room:No Such"}                     | 102
            subscribe | {"channel":"news"}                             | 102
            subscribe | {"channel":"user:bob"}                         | 103
            subscribe | {"channel":"user:ann"}                         | 105
            subscribe | {"channel":"ROOM","type":1}                    | 108
            publish   | {"channel":"ROOM","data":{}}                   | 107
            publish   | {"channel":"ROOM","data":"x"}                  | 107
            publish   | {"channel":"ROOM"}                             | 107
            publish   | {"channel":"ROOM","data":{"type":"bogus"}}     | 107
            publish   | {"channel":"ROOM","data":{"message":"\\u0000"}}| 107
            publish   | {"channel":"ROOM","data":{"message":"\\ud800"}}| 107
            publish   | {"channel":"user:ann","data":{}}               | 103
            publish   | {"channel":"room:no-such-room","data":{}}      | 102
            presence  | {"channel":"news"}                             | 102
            history   | {"channel":"user:ann"}                         | 103
            sub_refresh | {"channel":"ROOM"}                           | 103
            rpc       | {"method":"bogus"}                             | 104
            """)
    void what_can_not_be_done_is_answered_with_the_code_that_fits(String command, String params, int code) {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            assertEquals(code, client.error(command, params.replace("ROOM", "room:" + room)));
            assertEquals(Json.createObjectBuilder().build(), client.result("ping", "{}"));
        }
    }

    @Test
    void an_error_names_our_own_code_first() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            JsonObject error = client.command("publish", "{\"channel\":\"room:" + room + "\",\"data\":{}}")
                    .getJsonObject("error");
            assertEquals("invalid: message is missing", error.getString("message"));
        }
    }

    @Test
    void the_same_channel_twice_and_a_channel_never_entered() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            client.subscribe(room);
            assertEquals(105, client.error("subscribe", "{\"channel\":\"room:" + room + "\"}"));
            client.result("unsubscribe", "{\"channel\":\"room:" + room + "\"}");
            client.result("unsubscribe", "{\"channel\":\"room:" + room + "\"}");
            client.subscribe(room);
            client.say(room, "once");
            client.awaitMessage(room, "once");
            // Of the room's channel: the person's own may tell the same by a card of the room.
            assertEquals(
                    1,
                    client.frames().stream()
                            .filter(frame -> frame.contains("\"channel\":\"room:" + room) && frame.contains("\"once\""))
                            .count());
        }
    }

    @Test
    void who_shows_nothing_is_refused_and_who_shows_something_worthless_is_sent_away() {
        try (Multiplexed nobody = Multiplexed.open(RestClient.anonymous(server))) {
            assertEquals(101, nobody.error("connect", "{}"));
            nobody.sendText("{\"id\":2,\"connect\":{}}");
            assertEquals("3501 bad request", nobody.awaitClose());
        }
        try (Multiplexed forger = Multiplexed.open(RestClient.anonymous(server))) {
            forger.sendText("{\"id\":1,\"connect\":{\"token\":\"atr_nothing\"}}");
            assertEquals("3500 invalid token", forger.awaitClose());
        }
    }

    @Test
    void frames_that_are_too_large_or_of_another_protocol() {
        try (Multiplexed large = Multiplexed.connect(ann)) {
            large.sendText("{\"id\":2,\"rpc\":{\"method\":\"" + "x".repeat(70_000) + "\"}}");
            assertTrue(large.awaitClose().startsWith("1009 "));
        }
        try (Multiplexed binary = Multiplexed.connect(ann)) {
            binary.sendBinary(new byte[] {4, 8, 1, 34, 0});
            assertEquals("3506 inappropriate protocol", binary.awaitClose());
        }
    }

    @Test
    void half_frames_are_put_together() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            String command =
                    "{\"id\":7,\"publish\":{\"channel\":\"room:" + room + "\",\"data\":{\"message\":\"bit by bit\"}}}";
            for (int i = 0; i < command.length(); i++) {
                client.sendPart(command.substring(i, i + 1), i == command.length() - 1);
            }
            client.await("the reply", reply -> reply.getInt("id", 0) == 7 && reply.containsKey("publish"));
        }
    }

    @Test
    void storms_of_subscribing_are_slowed_down_and_leave_nothing_behind() {
        try (Multiplexed client = Multiplexed.connect(ann)) {
            StringBuilder storm = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                storm.append("{\"id\":")
                        .append(1_000 + 2 * i)
                        .append(",\"subscribe\":{\"channel\":\"room:")
                        .append(room)
                        .append("\"}}\n{\"id\":")
                        .append(1_001 + 2 * i)
                        .append(",\"unsubscribe\":{\"channel\":\"room:")
                        .append(room)
                        .append("\"}}\n");
            }
            client.sendText(storm.toString());
            JsonObject refused = client.await(
                    "the limit",
                    reply -> reply.containsKey("error")
                            && reply.getJsonObject("error").getInt("code") == 111);
            assertTrue(refused.getJsonObject("error").getBoolean("temporary"));
            client.await("the last reply", reply -> reply.getInt("id", 0) == 1_199);
        }
    }

    @Test
    void a_reader_may_not_publish_and_a_stranger_does_not_know_a_private_room() {
        String closed = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-p")
                .add("visibility", "private")
                .build());
        ann.put(
                        "/api/rooms/" + closed + "/members/bob",
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        assertEquals(
                103, witness.error("publish", "{\"channel\":\"room:" + closed + "\",\"data\":{\"message\":\"no\"}}"));
        try (Multiplexed stranger = Multiplexed.connect(server.as("cho"))) {
            assertEquals(102, stranger.error("subscribe", "{\"channel\":\"room:" + closed + "\"}"));
            assertEquals(102, stranger.error("history", "{\"channel\":\"room:" + closed + "\"}"));
        }
    }
}
