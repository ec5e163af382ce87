package io.atrium.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StampTest {
    @Test
    void a_message_says_when_it_was_sent_and_by_whom() {
        ByteBuffer frame = ClientFrame.message(100).stamped(12_345_678_901L, 42);
        // As the server sends it on: its own members in front, the text last.
        String text = StandardCharsets.US_ASCII.decode(frame).toString();
        ByteBuffer entry = ByteBuffer.wrap(("{\"type\":\"message\",\"seq\":7," + text.substring(text.indexOf('{') + 1))
                .getBytes(StandardCharsets.US_ASCII));
        int stamp = Stamp.find(entry, 0, entry.limit());
        assertEquals(12_345_678_901L, Stamp.micros(entry, stamp));
        assertEquals(42, Stamp.sender(entry, stamp));
    }

    @Test
    void another_text_has_no_stamp() {
        ByteBuffer entry = ByteBuffer.wrap("{\"type\":\"message\",\"seq\":7,\"message\":\"~ hello to you all ~!\"}"
                .getBytes(StandardCharsets.US_ASCII));
        assertEquals(-1, Stamp.find(entry, 0, entry.limit()));
    }
}
