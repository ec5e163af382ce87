package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that stands still for half a minute: it takes what it is sent, and answers nothing. */
class DatabaseHangsIT {
    private static final Logger LOG = Logger.getLogger(DatabaseHangsIT.class.getName());
    private static final Duration STILL = Duration.ofSeconds(30);
    private static final Duration PROBE_WITHIN = Duration.ofSeconds(4);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final int LISTENERS = 20;
    private static final int WRITERS = 60;
    private static final int MOST_MORE_THREADS = 100;
    private static final int MOST_CONNECTIONS = 31;

    @TempDir
    private Path files;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean over;

    @Test
    void sends_fail_retryably_sockets_stay_and_nothing_piles_up() throws Exception {
        try (EmbeddedPostgres database =
                        EmbeddedPostgres.builder().setDataDirectory(files).start();
                AtriumServer server = AtriumServer.start(Map.of(
                        "ATRIUM_DB_URL",
                        database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                        "ATRIUM_DB_USER",
                        "postgres"))) {
            RestClient ann = server.as("ann");
            String room = ann.newRoom("still");
            List<RoomClient> listeners = Stream.generate(() -> RoomClient.join(ann, room))
                    .limit(LISTENERS)
                    .toList();
            assertEquals(1, listeners.get(0).say("before"));
            List<CompletableFuture<Void>> writers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> write(ann, room), threads))
                    .limit(WRITERS)
                    .toList();
            standStillAndComeBack(database, server, listeners.get(0));
            over = true;
            writers.forEach(CompletableFuture::join);
            listeners.forEach(listener -> assertEquals(0, listener.closeCode(), "stays open"));
            listeners.forEach(listener -> listener.awaitMessage("meanwhile"));
            listeners.forEach(RoomClient::close);
        } finally {
            over = true;
            threads.shutdownNow();
        }
    }

    private void standStillAndComeBack(EmbeddedPostgres database, AtriumServer server, RoomClient client)
            throws Exception {
        int before = threadsOf(server);
        signal("STOP", database);
        int most;
        try {
            most = standStill(server, client);
        } finally {
            signal("CONT", database);
        }
        long back = System.nanoTime();
        Await.until("ready", () -> health(server) == 200);
        client.sendUntilAcked("{\"message\":\"meanwhile\",\"ref\":\"still-0\"}", "still-0");
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back);
        int connections = connections(database);
        LOG.info(() -> "threads " + before + ", at most " + most + "; connections " + connections + "; back after "
                + took + " ms");
        assertTrue(connections <= MOST_CONNECTIONS, connections + " connections");
        assertTrue(most - before < MOST_MORE_THREADS, before + " threads became " + most);
        assertTrue(took < BACK_WITHIN.toMillis(), took + " ms");
    }

    /** Returns the most threads the server had meanwhile. */
    private int standStill(AtriumServer server, RoomClient client) throws Exception {
        long until = System.nanoTime() + STILL.toNanos();
        int most = 0;
        boolean down = false;
        for (int i = 0; System.nanoTime() < until; i++) {
            long asked = System.nanoTime();
            down |= health(server) == 503;
            RestClient.anonymous(server).get("/api/health/live").expect(200);
            long took = System.nanoTime() - asked;
            assertTrue(took < PROBE_WITHIN.toNanos(), "probes took " + Duration.ofNanos(took));
            if (i % 5 == 0) {
                long sent = System.nanoTime();
                client.sendText("{\"message\":\"meanwhile\",\"ref\":\"still-" + i + "\"}");
                JsonObject error = client.awaitAnswer("still-" + i);
                assertEquals("unavailable", error.getString("code", error.toString()));
                assertTrue(error.getInt("retry_after") > 0);
                assertTrue(System.nanoTime() - sent < ANSWER_WITHIN.toNanos(), "answered late");
            }
            most = Math.max(most, threadsOf(server));
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertTrue(down, "health has said so");
        return most;
    }

    private void write(RestClient caller, String room) {
        while (!over) {
            int status = caller.send("POST", "/api/rooms/" + room + "/entries", "{\"message\":\"by REST\"}")
                    .status();
            assertTrue(status == 201 || status == 503, "HTTP " + status);
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int health(AtriumServer server) {
        return RestClient.anonymous(server).get("/api/health").status();
    }

    private static int threadsOf(AtriumServer server) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** To the server and all it has started, which starts nothing any more once it stands still. */
    private void signal(String name, EmbeddedPostgres database) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).get(0));
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(postmaster)));
        ProcessHandle.of(postmaster)
                .orElseThrow()
                .descendants()
                .forEach(child -> command.add(Long.toString(child.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
        LOG.info(() -> "PostgreSQL at port " + database.getPort() + ": SIG" + name);
    }

    private static int connections(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            count.next();
            return count.getInt(1);
        }
    }
}
