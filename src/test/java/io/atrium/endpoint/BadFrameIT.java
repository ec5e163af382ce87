package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no frame, or too much of one: named, and nobody else is disturbed. */
class BadFrameIT extends RoomTest {
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
    void a_number_of_a_thousand_digits_is_named() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.sendText("{\"message\":\"a\",\"n\":" + "1".repeat(1_200) + "}");
            client.awaitError("malformed");
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
    void a_text_may_fill_its_frame_and_hostile_characters_are_kept_as_they_are() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            String longest = "x".repeat(65_000);
            client.say(longest);
            assertEquals(longest, client.awaitMessage(longest).getString("message"));
            client.sendText("{\"message\":\"a\",\"ref\":\"" + "r".repeat(65) + "\"}");
            assertEquals("ref", client.awaitError("invalid").getString("field"));
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
            // Not the position: an ack may come before the entry itself.
            long taken = client.texts().stream()
                    .filter(text -> text.contains("\"ack\""))
                    .count();
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
}
