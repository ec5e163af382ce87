package io.atrium.bench;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A packaged server in a process of its own, with its database, seen from outside. Its settings are the defaults but for the rate limit. */
final class ServerUnderTest implements AutoCloseable {
    /** Those of the demonstration data: neighbours in a room are different people. */
    private static final List<String> PEOPLE = List.of("ann", "bob", "cho", "admin");

    /** H2 copies for a while what a measurement at full speed has left behind. */
    private static final Duration CALM_WITHIN = Duration.ofMinutes(3);

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration CALM_FOR = Duration.ofMillis(500);
    private static final double CALM_CORES = 0.05;

    private final Database.Running database;
    private final AtriumServer server;
    private int rooms;

    ServerUnderTest(Database kind, String java) {
        System.setProperty("atrium.server.java", java);
        database = kind.start();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("ATRIUM_RATE_LIMIT", "0");
        server = AtriumServer.start(settings);
    }

    RestClient ann() {
        return server.as("ann");
    }

    List<String> authorizations() {
        return PEOPLE.stream().map(login -> server.as(login).authorization()).toList();
    }

    String newRoom() {
        return ann().newRoom("bench-" + rooms++);
    }

    /** Rooms with this name and a number behind, from 0. */
    String newRooms(int count) {
        String name = "bench-" + rooms++ + "-";
        for (int i = 0; i < count; i++) {
            ann().newRoomNamed(name + i);
        }
        return name;
    }

    long pid() {
        return server.pid();
    }

    int port() {
        return server.uri("/").getPort();
    }

    String log() {
        return server.log();
    }

    int sessions() {
        return RestClient.anonymous(server)
                .get("/api/health/ready")
                .expect(200)
                .json()
                .getInt("sessions");
    }

    /** Waits until so many sockets are open. */
    void awaitSessions(int count) {
        Await.until(() -> sessions() + " sessions are open, not " + count, OPEN_WITHIN, () -> sessions() == count);
    }

    /** What is alive after a full collection. */
    long liveHeapBytes() {
        String total = jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.split(" +")[2]);
    }

    int threads() {
        return (int) jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .count();
    }

    /** Waits until the server has nothing to do. */
    void awaitCalm() {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        Await.until(() -> "the server is calm", CALM_WITHIN, () -> {
            long before = cpuNanos(process);
            LockSupport.parkNanos(CALM_FOR.toNanos());
            return (double) (cpuNanos(process) - before) / CALM_FOR.toNanos() < CALM_CORES;
        });
    }

    private static long cpuNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private String jcmd(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid()), command)
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader answer = process.inputReader(StandardCharsets.UTF_8)) {
                return String.join("\n", answer.lines().toList());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            database.stop().run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
