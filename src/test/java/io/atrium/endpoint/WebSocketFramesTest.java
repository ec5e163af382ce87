package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Outgoing;
import java.nio.ByteBuffer;
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
        WebSocketFrames.each(
                encode(texts.toArray(String[]::new)),
                frame ->
                        found.add(StandardCharsets.UTF_8.decode(frame.payload()).toString()));
        assertEquals(texts, found);
    }

    @Test
    void a_binary_frame_carries_its_bytes_as_they_are() {
        byte[] bytes = {0, 1, (byte) 0x80, (byte) 0xff};
        Outgoing frame = Outgoing.binary(bytes);
        assertEquals(4, frame.bytes());
        byte[] encoded = frame.encoded(WebSocketFrames.of(frame));
        assertArrayEquals(HexFormat.of().parseHex("8204000180ff"), encoded);
        List<WebSocketFrames.Whole> found = new ArrayList<>();
        WebSocketFrames.each(encoded, found::add);
        assertTrue(found.get(0).isBinary());
        assertEquals(ByteBuffer.wrap(bytes), found.get(0).payload());
    }

    @Test
    void text_and_binary_frames_are_told_apart_where_they_are_written_together() {
        byte[] binary = WebSocketFrames.BINARY.encode(List.of("\u0000"));
        byte[] text = encode("a");
        byte[] joined = Arrays.copyOf(text, text.length + binary.length);
        System.arraycopy(binary, 0, joined, text.length, binary.length);
        List<Boolean> found = new ArrayList<>();
        WebSocketFrames.each(joined, frame -> found.add(frame.isBinary()));
        assertEquals(List.of(false, true), found);
    }

    private static byte[] encode(String... texts) {
        return WebSocketFrames.TEXT.encode(List.of(texts));
    }

    private static String head(String text, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(encode(text), bytes));
    }
}
