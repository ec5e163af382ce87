package io.atrium.kind.game;

import static io.atrium.kind.game.GameDoors.assertEnded;
import static io.atrium.kind.game.GameDoors.move;
import static io.atrium.kind.game.GameDoors.refused;
import static io.atrium.kind.game.GameDoors.sit;
import static io.atrium.kind.game.GameDoors.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A game that goes on; and flags that fall without anybody's doing, where the database can be told that time has passed. */
public final class GameSurvivor implements Survivor {
    private String goingOn;
    private String ending;

    @Override
    public void before(AtriumServer server, Connection database) throws SQLException {
        if (database != null) {
            ending = begun(server);
            goOn(server, ending);
            letTimePass(database, ending, "clock_since");
            assertEquals("too_late", refused(move(server.as("ann"), ending, "Nf3"), 410));
            assertEquals("e7e5", snapshot(server.as("ann"), ending).getString("last"));
        }
    }

    @Override
    public void lastly(AtriumServer server) {
        goingOn = begun(server);
    }

    @Override
    public void meanwhile(Connection database) throws SQLException {
        letTimePass(database, ending, "flag_at");
    }

    @Override
    public void after(AtriumServer server, Connection database) throws SQLException {
        goOn(server, goingOn);
        if (database != null) {
            assertFalls(server, ending, "0-1");
            assertEquals("game_over", refused(move(server.as("ann"), ending, "Nf3"), 410));

            String another = begun(server);
            letTimePass(database, another, "clock_since");
            letTimePass(database, another, "flag_at");
            assertFalls(server, another, "1-0");
        }
    }

    private static void assertFalls(AtriumServer server, String room, String result) {
        Await.until(
                () -> "the fall",
                Duration.ofSeconds(40),
                () -> !snapshot(server.as("cho"), room).isNull("result"));
        assertEnded(result, "time", snapshot(server.as("cho"), room));
        String log = GameDoors.file(server.as("cho"), room, "jsonl");
        long told =
                log.lines().filter(line -> line.contains("\"reason\":\"time\"")).count();
        assertEquals(1, told);
    }

    private static String begun(AtriumServer server) {
        RestClient ann = server.as("ann");
        String room = GameDoors.room(ann, "chess", "5+3");
        sit(ann, room, "first");
        sit(server.as("bob"), room, "second");
        move(ann, room, "e4").expect(201);
        return room;
    }

    private static void goOn(AtriumServer server, String room) {
        RestClient bob = server.as("bob");
        assertEquals("e2e4", snapshot(bob, room).getString("last"));
        assertEquals("illegal_move", refused(move(bob, room, "e4"), 422));
        move(bob, room, "e5").expect(201);
        Replays.assertReplays(bob, room);
    }

    /** As if five minutes had gone by since the last move. @param column one that says when that was, or when they are over */
    private static void letTimePass(Connection database, String room, String column) throws SQLException {
        try (Statement statement = database.createStatement()) {
            String passed =
                    "update game_match set %1$s = %1$s - 300000 where room_id = (select id from room where name = '%2$s')";
            assertEquals(1, statement.executeUpdate(passed.formatted(column, room)));
        }
    }
}
