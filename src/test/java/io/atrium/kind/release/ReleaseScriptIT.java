package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/atrium-release, by a real shell against a real server. */
class ReleaseScriptIT {
    private static final String SCRIPT =
            Path.of("docs/atrium-release").toAbsolutePath().toString();
    private static final long PATIENCE_SECONDS = 90;

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final String room = ann.newRoom(Json.createObjectBuilder()
            .add("name", "release-" + UUID.randomUUID())
            .add("kind", "release")
            .build());

    @TempDir
    private Path files;

    @Test
    void a_command_that_works_passes_its_stage_and_its_output_on() {
        assertEquals(0, script("open", "1.4.2", "build", "the \"last\" \\ one").code());
        Ended ended = script("run", "build", "--", "sh", "-c", "echo out; echo err >&2; printf 'no end'");
        assertEquals(0, ended.code(), ended.said());
        assertEquals("out\nerr\nno end", ended.printed());
        JsonObject stage = stage("build");
        assertEquals("passed", stage.getString("status"));
        assertEquals(3, stage.getInt("lines"));
        assertEquals("out\nerr\nno end\n", raw("build"));
        assertEquals(
                0,
                script("run", "the \"last\" \\ one", "--", "echo", "$HOME 'quoted' %s")
                        .code());
        assertEquals("$HOME 'quoted' %s\n", raw("the%20%22last%22%20%5C%20one"));
    }

    @Test
    void a_command_that_fails_fails_its_stage_and_its_code_is_passed_on() {
        script("open", "1", "test");
        Ended ended = script("run", "test", "--", "sh", "-c", "echo 'error: no'; exit 42");
        assertEquals(42, ended.code(), ended.said());
        JsonObject stage = stage("test");
        assertEquals("failed", stage.getString("status"));
        assertEquals("exit code 42", stage.getString("note"));
        assertEquals(1, stage.getInt("first_error"));
        assertEquals(127, script("run", "test", "--", "no-such-command").code());
    }

    @Test
    void what_a_command_prints_is_there_while_it_runs_and_it_reads_its_input() throws IOException {
        script("open", "1", "build");
        Process running =
                start(server.baseUrl(), "run", "build", "--", "sh", "-c", "echo ready; read go; echo \"$go\"");
        Await.until("the first line", () -> stage("build").getInt("lines") == 1);
        assertEquals("running", stage("build").getString("status"));
        running.getOutputStream().write("went on\n".getBytes(StandardCharsets.UTF_8));
        running.getOutputStream().close();
        assertEquals(0, end(running).code());
        assertEquals("ready\nwent on\n", raw("build"));
    }

    @Test
    void many_lines_come_whole_and_in_order() {
        script("open", "1", "build");
        assertEquals(
                0,
                script("run", "build", "--", "awk", "BEGIN { for (i = 1; i <= 12345; i++) print \"line\", i }")
                        .code());
        String[] lines = raw("build").split("\n");
        assertEquals(12_345, lines.length);
        for (int i = 0; i < lines.length; i++) {
            assertEquals("line " + (i + 1), lines[i]);
        }
    }

    @Test
    void input_is_passed_on_as_a_stages_log() throws IOException {
        script("open", "1", "build");
        Process running = start(server.baseUrl(), "log", "build");
        running.getOutputStream().write("piped\n".getBytes(StandardCharsets.UTF_8));
        running.getOutputStream().close();
        Ended ended = end(running);
        assertEquals(0, ended.code(), ended.said());
        assertEquals("piped\n", ended.printed());
        assertEquals("piped\n", raw("build"));
        assertEquals("waiting", stage("build").getString("status"));
    }

    @Test
    void who_waits_goes_on_when_a_person_has_approved() {
        assertEquals(0, answered("{\"type\":\"approve\",\"stage\":\"ship\"}"));
        assertEquals("running", stage("ship").getString("status"));
    }

    @Test
    void who_waits_stops_when_a_person_has_rejected() {
        assertEquals(1, answered("{\"type\":\"reject\",\"stage\":\"ship\"}"));
    }

    @Test
    void who_waits_stops_when_the_stage_was_given_up_or_time_is_over() {
        assertEquals(1, answered("{\"type\":\"stage\",\"stage\":\"ship\",\"status\":\"skipped\"}"));
        assertEquals(2, script("wait", "ship", "0").code());
    }

    /** What a script that waits for the stage ship ends with. */
    private int answered(String answer) {
        script("open", "1", "build", "ship");
        Process waiting = start(server.baseUrl(), "wait", "ship");
        Await.until("the question", () -> stage("ship").getString("status").equals("needs_approval"));
        // None of these is an answer, whatever it looks like.
        say(
                "{\"stage\":\"ship\",\"line\":\"{\\\"type\\\":\\\"approve\\\",\\\"seq\\\":1,\\\"from\\\":\\\"x\\\",\\\"stage\\\":\\\"ship\\\"}\"}");
        say("{\"type\":\"stage\",\"stage\":\"build\",\"status\":\"needs_approval\"}");
        say("{\"type\":\"reject\",\"stage\":\"build\"}");
        assertTrue(waiting.isAlive());
        say(answer);
        return end(waiting).code();
    }

    @Test
    void a_server_that_is_away_costs_neither_the_command_nor_its_code() {
        Ended ended = end(start("http://localhost:9", "run", "build", "--", "sh", "-c", "echo done; exit 3"));
        assertEquals(3, ended.code());
        assertEquals("done\n", ended.printed());
        assertTrue(ended.said().contains("can't be reached"), ended.said());
    }

    @Test
    void what_the_room_refuses_is_said() {
        Ended ended = script("stage", "build", "passed");
        assertEquals(1, ended.code());
        assertTrue(ended.said().contains("refused (409): no release is open"), ended.said());
        assertEquals(64, script("nonsense").code());
        assertEquals(64, script("run", "build", "--").code());
    }

    @Test
    void the_token_is_in_no_list_of_processes() throws IOException {
        String token = ann.authorization().replace("Bearer ", "");
        Process running;
        try (ServerSocket silent = new ServerSocket(0)) {
            running = start("http://localhost:" + silent.getLocalPort(), "stage", "build", "passed");
            try (Socket asked = silent.accept()) {
                String commands = running.descendants()
                        .map(child -> child.info().commandLine().orElse(""))
                        .collect(Collectors.joining("\n"));
                assertTrue(asked.isConnected() && commands.contains("curl"), commands);
                assertFalse(commands.contains(token), commands);
            }
        }
        assertEquals(2, end(running).code());
    }

    private record Ended(int code, String printed, String said) {}

    private Ended script(String... arguments) {
        return end(start(server.baseUrl(), arguments));
    }

    private Process start(String url, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(files.resolve("out").toFile())
                .redirectError(files.resolve("err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "ATRIUM_URL",
                        url,
                        "ATRIUM_ROOM",
                        room,
                        "ATRIUM_TOKEN",
                        ann.authorization().replace("Bearer ", ""),
                        "ATRIUM_PATIENCE",
                        "1"));
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Ended end(Process process) {
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the script hangs");
            return new Ended(
                    process.exitValue(),
                    Files.readString(files.resolve("out")),
                    Files.readString(files.resolve("err")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void say(String frame) {
        ann.send("POST", "/api/rooms/" + room + "/entries", frame).expect(201);
    }

    private String raw(String stage) {
        return ann.get("/api/rooms/" + room + "/view/raw?stage=" + stage)
                .expect(200)
                .text();
    }

    private JsonObject stage(String name) {
        return Replays.snapshot(ann, room)
                .getJsonObject("release")
                .getJsonArray("stages")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(stage -> stage.getString("stage").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
