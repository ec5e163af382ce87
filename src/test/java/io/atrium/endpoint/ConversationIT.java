package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with messages over a day: changed and removed, forwarded, marked as unread; to the letter of docs/protocol.md. */
class ConversationIT extends RoomTest {
    @Test
    void moderators_see_what_a_message_said_before() {
        try (RoomClient his = RoomClient.join(bob, room)) {
            his.say("the key is under the mat");
            edit(his, 1, "the key is with ann", "e1");
            edit(his, 1, "the key is with ann or cho", "e2");
            JsonObject history = history(ann, 1);
            assertEquals(
                    "the key is with ann or cho", history.getJsonObject("entry").getString("message"));
            assertEquals(List.of("the key is with ann", "the key is under the mat"), revisions(history));
            assertFalse(history.containsKey("removed"));
            assertEquals(403, bob.get(path("view/history?seq=1")).status());
            assertFalse(bob.get(path("entries")).text().contains("under the mat"));
            assertFalse(ann.get(path("export")).text().contains("under the mat"));
            assertEquals(422, ann.get(path("view/history?seq=2")).status());
            assertEquals(422, ann.get(path("view/history")).status());
        }
    }

    @Test
    void of_many_versions_the_newest_are_kept() {
        try (RoomClient hers = RoomClient.join(ann, room)) {
            hers.say("version 0");
            for (int i = 1; i <= 23; i++) {
                edit(hers, 1, "version " + i, "e" + i);
            }
            List<String> kept = revisions(history(ann, 1));
            assertEquals(20, kept.size());
            assertEquals("version 22", kept.get(0));
            assertEquals("version 3", kept.get(19));
        }
    }

    @Test
    void of_a_deleted_message_moderators_see_who_and_when_and_nothing_of_its_text() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            his.say("secret");
            edit(his, 1, "still secret", "e");
            hers.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"d\"}", "d");
            RestClient.Answer answer = ann.get(path("view/history?seq=1")).expect(200);
            assertTrue(revisions(answer.json()).isEmpty());
            assertEquals("ann", answer.json().getJsonObject("removed").getString("by"));
            assertEquals("bob", answer.json().getJsonObject("entry").getString("from"));
            assertFalse(answer.text().contains("secret"));
            assertEquals(403, bob.get(path("view/history?seq=1")).status());
        }
    }

    private static void edit(RoomClient by, long seq, String text, String ref) {
        by.sendUntilAcked(
                Json.createObjectBuilder()
                        .add("type", "edit")
                        .add("seq", seq)
                        .add("message", text)
                        .add("ref", ref)
                        .build()
                        .toString(),
                ref);
    }

    private JsonObject history(RestClient caller, long seq) {
        return caller.get(path("view/history?seq=" + seq)).expect(200).json();
    }

    private static List<String> revisions(JsonObject history) {
        return history.getJsonArray("revisions").getValuesAs(JsonObject.class).stream()
                .map(revision -> revision.getString("message"))
                .toList();
    }

    private String path(String rest) {
        return "/api/rooms/" + room + "/" + rest;
    }
}
