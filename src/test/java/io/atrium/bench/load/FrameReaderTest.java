package io.atrium.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private final List<String> texts = new ArrayList<>();

    @Test
    void finds_frames_of_every_length_wherever_the_stream_is_cut() {
        List<String> sent = List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(65_535), "e".repeat(65_536));
        ByteBuffer stream = ByteBuffer.allocate(200_000);
        sent.forEach(text -> put(stream, text));
        for (int cut = 1; cut < stream.position(); cut += 997) {
            texts.clear();
            int from = read(stream, 0, cut);
            read(stream, from, stream.position());
            assertEquals(sent, texts);
        }
    }

    private int read(ByteBuffer stream, int from, int end) {
        return FrameReader.read(stream, from, end, null, (connection, opcode, bytes, at, length) -> {
            byte[] text = new byte[length];
            bytes.get(at, text);
            texts.add(new String(text, StandardCharsets.US_ASCII));
        });
    }

    private static void put(ByteBuffer stream, String text) {
        int length = text.length();
        stream.put((byte) 0x81);
        if (length < 126) {
            stream.put((byte) length);
        } else if (length < 65_536) {
            stream.put((byte) 126).putShort((short) length);
        } else {
            stream.put((byte) 127).putLong(length);
        }
        stream.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
