package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The tasks of a message, to the letter of docs/protocol.md. */
class TasksIT extends RoomTest {
    @Test
    void anybody_who_may_write_ticks_a_task_and_the_message_says_so_from_then_on() {
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("to do:\n- [ ] one\n- [ ] two");
            his.sendUntilAcked("{\"type\":\"tick\",\"seq\":1,\"task\":1,\"ref\":\"t1\"}", "t1");
            JsonObject told =
                    hers.await("the tick", frame -> frame.getString("type").equals("tick"));
            assertEquals(1, told.getInt("target"));
            assertEquals(1, told.getInt("task"));
            assertEquals("bob", told.getString("from"));
            assertEquals("to do:\n- [ ] one\n- [x] two", entry(1).getString("message"));
            assertFalse(entry(1).containsKey("edited"));
            his.sendUntilAcked("{\"type\":\"tick\",\"seq\":1,\"task\":1,\"done\":false,\"ref\":\"t2\"}", "t2");
            assertEquals("to do:\n- [ ] one\n- [ ] two", entry(1).getString("message"));
        }
    }

    @Test
    void who_ticks_what_is_no_task_is_told_why() {
        try (RoomClient client = RoomClient.join(ann, room)) {
            client.say("- [ ] one");
            assertRefused(client, "{\"type\":\"tick\",\"seq\":1,\"task\":1}", "invalid");
            assertRefused(client, "{\"type\":\"tick\",\"seq\":1,\"task\":-1}", "invalid");
            assertRefused(client, "{\"type\":\"tick\",\"seq\":1}", "invalid");
            assertRefused(client, "{\"type\":\"tick\",\"seq\":9,\"task\":0}", "invalid");
            client.sendUntilAcked("{\"type\":\"delete\",\"seq\":1,\"ref\":\"gone\"}", "gone");
            assertRefused(client, "{\"type\":\"tick\",\"seq\":1,\"task\":0}", "conflict");
        }
    }

    @Test
    void a_reader_ticks_nothing() {
        ann.put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().add("role", "reader").build())
                .expect(200);
        try (RoomClient hers = RoomClient.join(ann, room);
                RoomClient his = RoomClient.join(bob, room)) {
            hers.say("- [ ] one");
            assertRefused(his, "{\"type\":\"tick\",\"seq\":1,\"task\":0}", "forbidden");
            assertEquals("- [ ] one", entry(1).getString("message"));
        }
    }
}
