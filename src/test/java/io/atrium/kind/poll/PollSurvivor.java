package io.atrium.kind.poll;

import static io.atrium.kind.poll.PollDoors.refused;
import static io.atrium.kind.poll.PollDoors.send;
import static io.atrium.kind.poll.PollDoors.tally;
import static io.atrium.kind.poll.PollDoors.vote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** What votes come to, and what the database holds of them. */
public final class PollSurvivor implements Survivor {
    private static final String QUESTIONS = "\"questions\":[" + PollDoors.LUNCH + "]";

    private String named;
    private String secret;
    private String ending;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        named = PollDoors.poll(ann, QUESTIONS);
        secret = PollDoors.poll(ann, "\"anonymous\":true," + QUESTIONS);
        vote(server.as("cho"), named, "A");
        vote(server.as("cho"), secret, "A");
    }

    @Override
    public void lastly(AtriumServer server) {
        RestClient ann = server.as("ann");
        RestClient bob = server.as("bob");
        ending = PollDoors.poll(ann, "\"closes_at\":\"" + Instant.now().plusSeconds(4) + "\"," + QUESTIONS);
        vote(bob, ending, "A");
        vote(ann, named, "A");
        vote(bob, named, "A");
        vote(ann, secret, "A");
        vote(bob, secret, "B");
    }

    @Override
    public void after(AtriumServer server, Connection database) throws SQLException {
        RestClient ann = server.as("ann");
        RestClient bob = server.as("bob");
        assertEquals("{\"A\":3,\"B\":0}", tally(ann, named).get("counts").toString());
        Replays.assertReplays(ann, named);
        assertEquals("{\"A\":2,\"B\":1}", tally(ann, secret).get("counts").toString());
        for (String poll : List.of(named, secret)) {
            assertEquals("already_voted", refused(send(bob, poll, "{\"question\":\"q1\",\"choices\":[\"A\"]}"), 409));
        }
        Await.until("the close", () -> PollDoors.log(ann, ending).contains("\"reason\":\"deadline\""));
        Replays.assertFinal(bob, ending);
        if (database != null) {
            assertNothingJoins(database);
        }
    }

    /** Who voted stands without what and when; what was voted in one row, which the last vote has written anew. */
    private static void assertNothingJoins(Connection connection) throws SQLException {
        String secret =
                " where room_id in (select id from room where settings like '%\"anonymous\":true%' and name like 'poll-%')";
        try (Statement statement = connection.createStatement()) {
            try (ResultSet votes =
                    statement.executeQuery("select count(*), count(answer), count(cast_at) from poll_vote" + secret)) {
                assertTrue(votes.next());
                assertEquals(List.of(3, 0, 0), List.of(votes.getInt(1), votes.getInt(2), votes.getInt(3)));
            }
            try (ResultSet urns = statement.executeQuery("select content from poll_urn" + secret)) {
                assertTrue(urns.next());
                assertEquals("{\"votes\":3,\"marks\":{\"A\":[2],\"B\":[1]}}", urns.getString(1));
                assertFalse(urns.next(), "one row for all ballots");
            }
            try (ResultSet entries = statement.executeQuery("select count(*) from entry" + secret)) {
                assertTrue(entries.next());
                assertEquals(0, entries.getInt(1));
            }
            assertKeyHolds(statement);
        }
    }

    /** The database itself refuses a second vote, whatever a server does. */
    private static void assertKeyHolds(Statement statement) {
        String again = "insert into poll_vote select * from poll_vote where login = 'bob'";
        try {
            statement.executeUpdate(again);
        } catch (SQLException refused) {
            assertEquals("23505", refused.getSQLState());
            return;
        }
        throw new AssertionError("a second vote was stored");
    }
}
