package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import org.junit.jupiter.api.Test;

/** The whole road once, from a client's frame to another client. */
class RoadIT {
    @Test
    void what_one_says_the_other_hears() {
        RestClient ann = AtriumServer.shared().as("ann");
        RestClient bob = AtriumServer.shared().as("bob");
        String room = ann.newRoom("road");
        try (RoomClient a = RoomClient.join(ann, room);
                RoomClient b = RoomClient.join(bob, room)) {
            assertEquals(1, a.say("hello"));
            assertEquals("ann", b.awaitMessage("hello").getString("from"));
            b.cut();
            assertEquals(2, a.say("are you there?"));
            try (RoomClient back = b.resume()) {
                assertEquals(
                        "are you there?", back.awaitMessage("are you there?").getString("message"));
                assertEquals(1, back.entries().size());
            }
        }
    }
}
