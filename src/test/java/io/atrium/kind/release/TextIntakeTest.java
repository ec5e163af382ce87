package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Upload;
import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextIntakeTest {
    private static final Map<String, String> BUILD = Map.of("stage", "build");

    @Test
    void lines_are_what_lies_between_line_ends() throws IOException {
        assertEquals(List.of("one", "", "three", "four"), lines(taken("one\n\nthree\r\nfour", BUILD)));
        assertEquals(List.of("one"), lines(taken("one\n", BUILD)));
        assertEquals(List.of(), taken("", BUILD));
    }

    @Test
    void what_was_printed_over_is_left_out() throws IOException {
        assertEquals(List.of("100 %", "next"), lines(taken("10 %\r50 %\r100 %\nnext\r\n", BUILD)));
        assertEquals(List.of("kept"), lines(taken("kept\r\r\n", BUILD)));
    }

    @Test
    void colours_stay_and_other_controls_go() throws IOException {
        assertEquals(
                List.of("\u001b[32mok\u001b[0m"), lines(taken("\u001b[2K\u001b[32mok\u001b[0m\u0000\u0007\n", BUILD)));
    }

    @Test
    void a_line_that_is_too_long_goes_on_in_the_next() throws IOException {
        String smiles = "😀".repeat(LogLines.LONGEST);
        List<String> lines = lines(taken(smiles, BUILD));
        assertEquals(smiles, String.join("", lines));
        assertTrue(lines.stream().allMatch(line -> line.length() <= LogLines.LONGEST));
        assertTrue(lines.stream().noneMatch(line -> Character.isHighSurrogate(line.charAt(line.length() - 1))));
    }

    @Test
    void no_frame_is_larger_than_one_may_be() throws IOException {
        String text = IntStream.range(0, 5_000)
                .mapToObj(i -> i + " \u001b[31m\"好\\\"".repeat(20))
                .collect(Collectors.joining("\n"));
        List<Frame> frames = taken(text, BUILD);
        assertEquals(5_000, lines(frames).size());
        for (Frame frame : frames) {
            int bytes = frame.body().toString().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= Limits.DEFAULTS.maxFrame(), bytes + " bytes");
            assertTrue(frame.body().getJsonArray("lines").size() <= LogLines.MOST);
        }
    }

    @Test
    void frames_have_names_where_the_body_has_one() throws IOException {
        String text = "x\n".repeat(1_200);
        assertEquals(
                List.of("run-1", "run-2", "run-3"),
                taken(text, Map.of("stage", "build", "ref", "run")).stream()
                        .map(Frame::ref)
                        .toList());
        Problem refused = assertThrows(Problem.class, () -> taken(text, Map.of("stage", "b", "ref", "r".repeat(49))));
        assertEquals("ref", refused.field());
    }

    @Test
    void stage_and_stream_come_from_the_address() throws IOException {
        Frame frame = taken("x", Map.of("stage", "build", "stream", "stderr")).get(0);
        assertEquals(
                "{\"stage\":\"build\",\"lines\":[\"x\"],\"stream\":\"stderr\"}",
                frame.body().toString());
        assertEquals(
                "stage", assertThrows(Problem.class, () -> taken("x", Map.of())).field());
    }

    private static List<String> lines(List<Frame> frames) {
        return frames.stream()
                .flatMap(frame -> LogLines.of(frame.body()).stream())
                .toList();
    }

    private static List<Frame> taken(String text, Map<String, String> parameters) throws IOException {
        List<Frame> frames = new ArrayList<>();
        ByteArrayInputStream body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        TextIntake.take(
                new Upload(null, "txt", new Parameters(parameters), null, body),
                Limits.DEFAULTS.maxFrame(),
                frames::add);
        return frames;
    }
}
