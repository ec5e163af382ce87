package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSocketFramesTest {
    /** From RFC 6455, section 5.7. */
    @Test
    void a_text_frame_is_that_of_the_standard() {
        assertArrayEquals(HexFormat.of().parseHex("810548656c6c6f"), encode("Hello"));
    }

    @Test
    void longer_texts_have_longer_heads() {
        assertEquals("817d", head("x".repeat(125), 2));
        assertEquals("817e007e", head("x".repeat(126), 4));
        assertEquals("817effff", head("x".repeat(65_535), 4));
        assertEquals("817f0000000000010000", head("x".repeat(65_536), 10));
    }

    @Test
    void lengths_are_counted_in_bytes() {
        assertEquals("8103e6b0b4", HexFormat.of().formatHex(encode("水")));
    }

    @Test
    void payloads_are_found_again() {
        List<String> texts = List.of("a", "", "水".repeat(50), "x".repeat(40_000), "y".repeat(70_000), "z");
        List<String> found = new ArrayList<>();
        WebSocketFrames.eachPayload(
                encode(texts.toArray(String[]::new)),
                payload -> found.add(StandardCharsets.UTF_8.decode(payload).toString()));
        assertEquals(texts, found);
    }

    private static byte[] encode(String... texts) {
        return WebSocketFrames.TEXT.encode(List.of(texts));
    }

    private static String head(String text, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(encode(text), bytes));
    }
}
