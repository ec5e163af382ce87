package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBodyTest {
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void a_reaction_stands_under_its_name_in_the_order_people_came() {
        JsonObject body = react(react(react(MessageBody.said("hi"), "agree", "ann"), "👍", "bob"), "agree", "bob");
        assertEquals(
                "{\"message\":\"hi\",\"reactions\":{\"agree\":[\"ann\",\"bob\"],\"👍\":[\"bob\"]}}", body.toString());
        JsonObject back = MessageBody.reacted(body, "👍", "bob", true);
        assertEquals(
                "{\"agree\":[\"ann\",\"bob\"]}", back.getJsonObject("reactions").toString());
    }

    @Test
    void the_last_reaction_taken_back_leaves_no_trace() {
        JsonObject body = MessageBody.said("hi");
        assertEquals(body, MessageBody.reacted(react(body, "agree", "ann"), "agree", "ann", true));
    }

    @Test
    void what_changes_nothing_is_a_conflict() {
        JsonObject body = react(MessageBody.said("hi"), "agree", "ann");
        assertConflict(() -> react(body, "agree", "ann"));
        assertConflict(() -> MessageBody.reacted(body, "seen", "ann", true));
        assertConflict(() -> MessageBody.reacted(body, "agree", "bob", true));
    }

    @Test
    void reactions_are_bounded_in_kinds_and_people() {
        JsonObject kinds = MessageBody.said("hi");
        for (int i = 0; i < MessageBody.MOST_REACTIONS; i++) {
            kinds = react(kinds, "r" + i, "ann");
        }
        JsonObject full = kinds;
        assertConflict(() -> react(full, "one more", "ann"));
        assertEquals(
                2,
                react(full, "r0", "bob")
                        .getJsonObject("reactions")
                        .getJsonArray("r0")
                        .size());

        JsonObject people = MessageBody.said("hi");
        for (int i = 0; i < MessageBody.MOST_REACTING; i++) {
            people = react(people, "agree", "p" + i);
        }
        JsonObject crowded = people;
        assertConflict(() -> react(crowded, "agree", "one more"));
    }

    @Test
    void an_edit_changes_the_text_alone() {
        JsonObject body = FrameCodec.object(
                "{\"message\":\"old\",\"thread\":3,\"in_room\":true,\"pinned\":true,\"reactions\":{\"agree\":[\"ann\"]}}");
        JsonObject edited = MessageBody.edited(body, "new");
        assertEquals("new", edited.getString("message"));
        assertTrue(edited.getBoolean("edited"));
        assertEquals(3, edited.getInt("thread"));
        assertTrue(edited.getBoolean("pinned"));
        assertEquals(body.get("reactions"), edited.get("reactions"));
    }

    @Test
    void erased_is_the_text_and_what_was_made_of_it_but_not_the_thread() {
        JsonObject body = FrameCodec.object(
                "{\"message\":\"old\",\"thread\":3,\"pinned\":true,\"reactions\":{\"agree\":[\"ann\"]},\"replies\":{\"count\":1,\"seq\":9,\"last\":\"x\",\"by\":[\"bob\"]}}");
        assertEquals(
                FrameCodec.object(
                        "{\"message\":\"\",\"deleted\":true,\"thread\":3,\"replies\":{\"count\":1,\"seq\":9,\"last\":\"x\",\"by\":[\"bob\"]}}"),
                MessageBody.erased(body));
    }

    @Test
    void answers_are_counted_and_the_newest_authors_named_first() {
        JsonObject body = MessageBody.said("question");
        for (String author : List.of("ann", "bob", "cho", "dee", "bob")) {
            body = MessageBody.answered(body, answer(body.size() + 10, author));
        }
        JsonObject replies = body.getJsonObject("replies");
        assertEquals(5, replies.getInt("count"));
        assertEquals("[\"bob\",\"dee\",\"cho\"]", replies.getJsonArray("by").toString());
    }

    @Test
    void an_answer_that_was_erased_is_not_counted_and_the_last_one_takes_the_thread_along() {
        JsonObject body = MessageBody.answered(
                MessageBody.answered(MessageBody.said("question"), answer(10, "ann")), answer(11, "bob"));
        JsonObject one = MessageBody.unanswered(body, 1, List.of(answer(10, "ann")), 12);
        assertEquals(1, one.getJsonObject("replies").getInt("count"));
        assertEquals(12, one.getJsonObject("replies").getInt("seq"));
        assertEquals(
                "[\"ann\"]", one.getJsonObject("replies").getJsonArray("by").toString());
        assertEquals(MessageBody.said("question"), MessageBody.unanswered(one, 0, List.of(), 13));
    }

    @Test
    void an_answer_stands_in_its_thread_alone_unless_it_says_otherwise() {
        assertTrue(MessageBody.isAside(MessageBody.replying("a", 4, false)));
        assertFalse(MessageBody.isAside(MessageBody.replying("a", 4, true)));
        assertFalse(MessageBody.isAside(MessageBody.said("a")));
        assertEquals(4, MessageBody.thread(MessageBody.replying("a", 4, true)));
        assertEquals(0, MessageBody.thread(MessageBody.said("a")));
    }

    private static JsonObject react(JsonObject body, String reaction, String login) {
        return MessageBody.reacted(body, reaction, login, false);
    }

    private static Entry answer(long seq, String author) {
        return KindFixtures.entry(seq, AT, new Draft(1, author, "message", null, MessageBody.replying("a", 1, false)));
    }

    private static void assertConflict(Runnable work) {
        assertEquals(ErrorCode.CONFLICT, assertThrows(Problem.class, work::run).code());
    }
}
