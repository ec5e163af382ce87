package io.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void readsWhatTheBuildWrote() {
        String manifest = "{\"kind/chat.js\": \"kind/chat-AB12CD34.js\"}";
        assertEquals(
                Map.of("kind/chat.js", "kind/chat-AB12CD34.js"),
                Assets.parse(new ByteArrayInputStream(manifest.getBytes(UTF_8))));
    }

    @Test
    void refusesAFileTheBuildDidNotMake() {
        assertThrows(IllegalArgumentException.class, () -> new Assets().url("nothing.js"));
    }
}
