package io.atrium.endpoint.rest;

import io.atrium.channel.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Asks the database whether it is there. Once for all who want to know at the moment: of one that hangs, probes come again and again. */
@ApplicationScoped
class DatabaseCheck {
    private static final Logger LOG = Logger.getLogger(DatabaseCheck.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    private Threads threads;

    private CompletableFuture<Boolean> underWay = CompletableFuture.completedFuture(true);

    /** Waits two seconds at most. */
    boolean answers(DataSource database) {
        try {
            return ask(database).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException away) {
            LOG.log(Level.FINE, "the database does not answer", away);
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> ask(DataSource database) {
        if (underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(() -> isValid(database), threads.executor());
        }
        return underWay;
    }

    private static boolean isValid(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException away) {
            LOG.log(Level.FINE, "the database is away", away);
            return false;
        }
    }
}
