package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Bygone;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecountingTest {
    private final Recounting chat = new Recounting() {};

    private static Bygone said(boolean deleted, Map<String, List<String>> reactions) {
        return new Bygone("r1", "ann", null, Instant.EPOCH, "hello", true, deleted, reactions, null, false, null);
    }

    @Test
    void a_message_is_what_it_has_become() {
        JsonObject body = chat.recalled(said(false, Map.of("👍", List.of("bob"))), 7);
        assertEquals("hello", body.getString("message"));
        assertEquals(7, body.getInt("thread"));
        assertTrue(body.getBoolean("edited"));
        assertEquals("bob", body.getJsonObject("reactions").getJsonArray("👍").getString(0));
    }

    @Test
    void of_one_that_was_deleted_nothing_is_left() {
        JsonObject body = chat.recalled(said(true, Map.of("👍", List.of("bob"))), 0);
        assertTrue(body.getBoolean("deleted"));
        assertEquals("", body.getString("message"));
        assertFalse(body.containsKey("reactions"));
    }

    @Test
    void reactions_that_are_there_change_nothing_and_others_are_added() {
        JsonObject body = chat.recalled(said(false, Map.of("👍", List.of("bob"))), 0);
        assertSame(body, chat.withReactions(body, Map.of("👍", List.of("bob"))));
        JsonObject more = chat.withReactions(body, Map.of("👍", List.of("bob", "cho")));
        assertEquals(2, more.getJsonObject("reactions").getJsonArray("👍").size());
    }

    @Test
    void no_more_kinds_of_reactions_than_a_message_takes() {
        Map<String, List<String>> many = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            many.put(new String(Character.toChars(0x1F600 + i)), List.of("bob"));
        }
        JsonObject body = chat.recalled(said(false, many), 0);
        assertEquals(MessageBody.MOST_REACTIONS, body.getJsonObject("reactions").size());
    }
}
