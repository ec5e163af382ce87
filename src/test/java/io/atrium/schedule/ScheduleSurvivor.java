package io.atrium.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;

/** What was left with a server that is killed before it is due is done once, when somebody is there again. */
public class ScheduleSurvivor implements Survivor {
    private String room;

    @Override
    public void before(AtriumServer server, Connection database) {
        room = server.as("cho").newRoom("left");
    }

    @Override
    public void lastly(AtriumServer server) {
        Instant due = Instant.now().plusSeconds(10);
        leave(server, "'what':'send','frame':{'message':'said for her'}", due);
        leave(server, "'what':'remind','text':'what she wanted to know'", due);
    }

    private void leave(AtriumServer server, String what, Instant due) {
        String wanted = "{" + what + ",'room':'" + room + "','at':'" + due + "'}";
        server.as("cho")
                .post("/api/scheduled", FrameCodec.object(wanted.replace('\'', '"')))
                .expect(201);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient cho = server.as("cho");
        Await.until(
                () -> "it is done: " + cho.get("/api/scheduled").text(),
                Duration.ofSeconds(60),
                () -> !cho.get("/api/scheduled").expect(200).text().contains(room));
        assertEquals(1, cho.get("/api/rooms/" + room).json().getInt("seq"));
        assertEquals(1, notices(cho));
    }

    private long notices(RestClient who) {
        return who
                .get("/api/notices?limit=100")
                .expect(200)
                .json()
                .getJsonArray("notices")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(notice -> notice.getString("room").equals(room))
                .count();
    }
}
