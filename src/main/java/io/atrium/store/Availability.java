package io.atrium.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the database is there, as far as all connections to it know. While it is not, one of them tries again each second and the others fail at once:
 * whoever waited for each by itself would hold a thread, and all would come back to the database together.
 */
final class Availability {
    /** Classes of SQL states. The second: it shuts down, or has not started yet. */
    private static final String NO_CONNECTION = "08";

    private static final String OPERATORS_DOING = "57";

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private volatile boolean away;
    private boolean trying;
    private long triedAt;

    Availability(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Asks the database for something, and so finds out. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws SQLException;
    }

    boolean isAway() {
        return away;
    }

    /** @throws SQLException what the database fails with; at once, where it is away and another one is trying */
    <T> T ask(Asking<T> asking) throws SQLException {
        boolean turn = away;
        if (turn) {
            takeTurn();
        }
        try {
            T answer = asking.ask();
            away = false;
            return answer;
        } catch (SQLException failure) {
            failed(failure);
            throw failure;
        } finally {
            if (turn) {
                endTurn();
            }
        }
    }

    private synchronized void takeTurn() throws SQLException {
        if (away && (trying || nanoTime.getAsLong() - triedAt < BETWEEN_TRIES.toNanos())) {
            throw new SQLTransientConnectionException("the database is away", "08001");
        }
        trying = true;
    }

    /** Not where it answers, and refuses: it may have as many connections as it allows. */
    private synchronized void failed(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && (state.startsWith(NO_CONNECTION) || state.startsWith(OPERATORS_DOING))) {
            away = true;
            triedAt = nanoTime.getAsLong();
        }
    }

    private synchronized void endTurn() {
        trying = false;
    }
}
