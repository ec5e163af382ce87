package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A board that names somebody of whom the log says nothing any more: who took an alarm stands beside it, and stays for as long as the alarm does. */
class ErasedBoardIT {
    private final AtriumServer server = AtriumServer.spare();
    private final RestClient admin = server.as("admin");
    private final RestClient ann = server.as("ann");
    private final String login = "keeper" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void it_names_them_no_more_without_a_restart() throws SQLException {
        String room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "boiler-" + UUID.randomUUID())
                .add("kind", "sensor")
                .add(
                        "settings",
                        Json.createObjectBuilder()
                                .add(
                                        "sensors",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("id", "s1")
                                                        .add("above", 80))))
                .build());
        read(room, 90);
        Await.until("the alarm", () -> !snapshot(room).getJsonArray("alarms").isEmpty());
        RestClient keeper = RestClient.signIn(server, login, make());
        keeper.post(
                        "/api/rooms/" + room + "/entries?enter=true",
                        Json.createObjectBuilder()
                                .add("type", "acknowledge")
                                .add("seq", alarm(room).getInt("seq"))
                                .build())
                .expect(201);
        read(room, 91);
        server.stop();
        forgetAllButTheLast(room);
        server.restart();
        assertEquals(login, alarm(room).getString("taken_by"), "the board is in memory with their login");
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", login)
                .add("confirm", login)
                .build();
        Results.done(
                admin,
                admin.post("/api/jobs/erasure", wanted).expect(202).json().getInt("id"));
        String now = alarm(room).getString("taken_by");
        assertTrue(now.startsWith("former-"), now);
    }

    private String make() {
        return admin.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", "Boiler keeper")
                                .add("role", "member")
                                .build())
                .expect(201)
                .json()
                .getString("password");
    }

    private void read(String room, int value) {
        JsonObject reading = Json.createObjectBuilder()
                .add("sensor_id", "s1")
                .add("sensor_value", value)
                .build();
        ann.post("/api/rooms/" + room + "/entries", reading).expect(201);
    }

    private JsonObject alarm(String room) {
        return snapshot(room).getJsonArray("alarms").getJsonObject(0);
    }

    private JsonObject snapshot(String room) {
        return ann.get("/api/rooms/" + room + "/snapshot").expect(200).json().getJsonObject("snapshot");
    }

    /** As a room does that keeps nothing for long. */
    private void forgetAllButTheLast(String room) throws SQLException {
        Map<String, String> env = server.env();
        String url = env.getOrDefault(
                "ATRIUM_DB_URL",
                "jdbc:h2:file:" + server.data().resolve("atrium").toAbsolutePath());
        try (Connection connection =
                DriverManager.getConnection(url, env.getOrDefault("ATRIUM_DB_USER", "atrium"), "")) {
            assertTrue(change(
                            connection,
                            "delete from entry where exists (select 1 from room r where r.id = entry.room_id and"
                                    + " r.name = ? and entry.seq < r.last_seq)",
                            room)
                    > 0);
            assertEquals(1, change(connection, "update room set first_seq = last_seq where name = ?", room));
        }
    }

    private static int change(Connection connection, String statement, String room) throws SQLException {
        try (PreparedStatement work = connection.prepareStatement(statement)) {
            work.setString(1, room);
            return work.executeUpdate();
        }
    }
}
