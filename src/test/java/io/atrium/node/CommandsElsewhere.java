package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Commands of several people at the same moment. Tests of {@link NodesIT}'s. */
interface CommandsElsewhere {
    AtriumServer east();

    AtriumServer west();

    /** How often the database had to end one of two transactions that waited for each other. */
    long deadlocks();

    @Test
    default void commands_that_want_the_same_room_or_person_at_once_come_one_after_the_other() throws Exception {
        String room = east().as("ann").newRoom("topics");
        long before = deadlocks();
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<RestClient.Answer>> given = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                AtriumServer node = i % 4 < 2 ? east() : west();
                String line = (i % 2 == 0 ? "/topic Number " : "/remind 30m number ") + i;
                String ref = room + "-" + i;
                given.add(many.submit(() -> give(node.as("ann"), room, line, ref)));
            }
            for (Future<RestClient.Answer> one : given) {
                one.get().expect(204);
            }
        } finally {
            many.shutdown();
        }
        assertEquals(before, deadlocks(), "none was ended for another's sake");
    }

    private static RestClient.Answer give(RestClient who, String room, String line, String ref) {
        return who.post(
                "/api/rooms/" + room + "/commands",
                Json.createObjectBuilder().add("text", line).add("ref", ref).build());
    }
}
