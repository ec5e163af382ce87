package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Centrifugo's JavaScript client in Node, unmodified: what {@code src/test/js/sdk.mjs} does with it, over each transport. */
class SdkIT {
    private static final int PATIENCE_SECONDS = 90;

    private final AtriumServer server = AtriumServer.shared();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");

    @ParameterizedTest
    @CsvSource({
        "talk,     websocket",
        "talk,     http_stream",
        "talk,     sse",
        "recover,  websocket",
        "recover,  http_stream",
        "recover,  sse",
        "refresh,  websocket",
        "refresh,  http_stream",
        "rights,   websocket",
        "rights,   http_stream",
        "rights,   sse",
        "fallback, http_stream",
        "fallback, sse",
    })
    void a_stock_client_just_works(String scenario, String transport) throws Exception {
        Path log = Files.createTempFile(Path.of(System.getProperty("atrium.target", "target")), "sdk", ".log");
        Process node = start(scenario, transport, ann.newRoom("sdk"), log);
        assertTrue(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "hangs: " + read(log));
        assertEquals(0, node.exitValue(), () -> read(log));
    }

    private Process start(String scenario, String transport, String room, Path log) throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", "src/test/js/sdk.mjs", scenario)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().put("BASE", server.baseUrl());
        node.environment().put("ANN", token(ann));
        node.environment().put("BOB", token(bob));
        node.environment().put("ROOM", room);
        node.environment().put("TRANSPORT", transport);
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
