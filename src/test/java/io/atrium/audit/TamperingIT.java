package io.atrium.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Somebody with the database's password can't rewrite what was done without its being noticed. */
class TamperingIT {
    @Test
    void an_act_that_is_changed_in_the_database_is_named_and_the_trail_is_whole_again_with_what_it_was()
            throws SQLException {
        AtriumServer server = AtriumServer.spare();
        String room = server.as("ann").newRoom("evidence");
        server.as("ann").delete("/api/rooms/" + room).expect(204);
        JsonObject deleted = sealed(server, "room.deleted", room);
        server.stop();
        change(server, "update audit_act set actor = 'bob' where id = " + deleted.getInt("id"));
        server.restart();
        JsonObject verdict = verify(server);
        assertFalse(verdict.getBoolean("whole"));
        assertEquals("changed_act", verdict.getJsonObject("first").getString("what"));
        assertEquals(deleted.getInt("n"), verdict.getJsonObject("first").getInt("n"));
        assertEquals(deleted.getInt("id"), verdict.getJsonObject("first").getInt("act"));
        server.stop();
        change(server, "update audit_act set actor = 'ann' where id = " + deleted.getInt("id"));
        server.restart();
        assertTrue(verify(server).getBoolean("whole"));
    }

    private static JsonObject sealed(AtriumServer server, String what, String room) {
        String query = "/api/audit?what=" + what + "&room=" + room;
        Await.until("it is sealed", () -> act(server, query).containsKey("n"));
        return act(server, query);
    }

    private static JsonObject act(AtriumServer server, String query) {
        return server.as("admin").get(query).json().getJsonArray("acts").getJsonObject(0);
    }

    private static JsonObject verify(AtriumServer server) {
        return server.as("admin").get("/api/audit/verify").expect(200).json();
    }

    private static void change(AtriumServer server, String statement) throws SQLException {
        String url = "jdbc:h2:file:" + server.data().resolve("atrium").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "atrium", "");
                Statement work = connection.createStatement()) {
            assertEquals(1, work.executeUpdate(statement));
        }
    }
}
