package io.atrium.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A server that is killed over a delivery: that one is told again under its own id, all others once, and all in order. */
public class HookSurvivor implements Survivor {
    private static final int ARRIVED = 5;
    private static final int ALL = 8;

    /** Open as long as its JVM: nobody says when it was asked last. */
    private final Called called = new Called();

    private String room;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom("told");
        JsonObject wanted = FrameCodec.object("{\"name\":\"Out\",\"url\":\"" + called.at("/out") + "\"}");
        ann.post("/api/rooms/" + room + "/outgoing", wanted).expect(201);
        say(ann, 1, ARRIVED);
        Await.until("what was said is told", () -> states(ann).equals(arrived(ARRIVED)));
        called.hang("/out");
        say(ann, ARRIVED + 1, ARRIVED + 2);
    }

    @Override
    public void lastly(AtriumServer server) {
        Await.until("it is in the middle of one", () -> called.calls("/out").size() > ARRIVED);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        called.answer("/out", 200, "");
        say(ann, ALL, ALL);
        Await.until(
                () -> "all are told: " + states(ann),
                Duration.ofSeconds(90),
                () -> states(ann).equals(arrived(ALL)));
        List<Called.Call> calls = called.calls("/out");
        assertEquals(
                IntStream.rangeClosed(1, ALL).boxed().toList(),
                calls.stream().map(HookSurvivor::seq).distinct().toList());
        assertEquals(
                ALL,
                calls.stream()
                        .map(call -> call.header("X-Atrium-Id"))
                        .distinct()
                        .count());
        assertEquals(
                ALL - 1, calls.stream().filter(call -> seq(call) != ARRIVED + 1).count());
    }

    private void say(RestClient who, int first, int last) {
        for (int i = first; i <= last; i++) {
            who.post("/api/rooms/" + room + "/entries", FrameCodec.object("{\"message\":\"number " + i + "\"}"))
                    .expect(201);
        }
    }

    private List<String> states(RestClient who) {
        String path = "/api/rooms/" + room + "/outgoing";
        int hook = who.get(path)
                .expect(200)
                .json()
                .getJsonArray("outgoing")
                .getJsonObject(0)
                .getInt("id");
        return who
                .get(path + "/" + hook + "/deliveries")
                .expect(200)
                .json()
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(delivery -> delivery.getString("state"))
                .toList();
    }

    private static List<String> arrived(int count) {
        return IntStream.range(0, count).mapToObj(i -> "arrived").toList();
    }

    private static int seq(Called.Call call) {
        return FrameCodec.object(call.body()).getJsonObject("entry").getInt("seq");
    }
}
