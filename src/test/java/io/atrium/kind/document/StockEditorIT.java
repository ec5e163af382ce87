package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Yjs with its stock provider {@code y-websocket} in Node, unmodified: what {@code src/test/js/yjs.mjs} does with them. */
class StockEditorIT {
    private static final int PATIENCE_SECONDS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"together", "offline", "crowd"})
    void a_stock_editor_just_works(String scenario) throws Exception {
        run(AtriumServer.shared(), scenario, (ann, room) -> {});
    }

    @Test
    void a_crowd_ends_with_one_text_though_the_server_is_killed_twice() throws Exception {
        AtriumServer server = AtriumServer.spare();
        run(server, "crowd", (ann, room) -> {
            for (int kill = 0; kill < 2; kill++) {
                int seq = seq(ann, room) + 40;
                Await.until("entry " + seq, () -> seq(ann, room) >= seq);
                server.kill();
                server.restart();
            }
        });
    }

    /** What happens while the editors are at it. */
    @FunctionalInterface
    private interface Meanwhile {
        void happen(RestClient ann, String room);
    }

    private static void run(AtriumServer server, String scenario, Meanwhile meanwhile) throws Exception {
        RestClient ann = server.as("ann");
        String room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "stock-" + UUID.randomUUID())
                .add("kind", "document")
                .build());
        Path log = Files.createTempFile(Path.of(System.getProperty("atrium.target", "target")), "yjs", ".log");
        Process node = start(server, scenario, room, log);
        meanwhile.happen(ann, room);
        node.getOutputStream().close();
        assertTrue(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "hangs: " + read(log));
        assertEquals(0, node.exitValue(), () -> read(log));
        Replays.assertReplays(ann, room);
    }

    private static int seq(RestClient ann, String room) {
        return ann.get("/api/rooms/" + room).expect(200).json().getInt("seq");
    }

    private static Process start(AtriumServer server, String scenario, String room, Path log) throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", "src/test/js/yjs.mjs", scenario)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().put("BASE", server.baseUrl());
        node.environment().put("ANN", token(server.as("ann")));
        node.environment().put("BOB", token(server.as("bob")));
        node.environment().put("ROOM", room);
        return node.start();
    }

    private static String token(RestClient person) {
        return person.authorization().substring("Bearer ".length());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
