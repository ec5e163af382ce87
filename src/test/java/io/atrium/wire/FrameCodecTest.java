package io.atrium.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCodecTest {
    static Stream<Arguments> malformed() {
        return Stream.of(
                        "",
                        " ",
                        "hello",
                        "{",
                        "{\"a\":1",
                        "{\"a\":1}}",
                        "{\"a\":1} {\"b\":2}",
                        "{'a':1}",
                        "[1]",
                        "\"text\"",
                        "12",
                        "null",
                        "{\"a\":01}",
                        "{\"a\":\"\\x\"}",
                        "{\"a\\u0000\":1}",
                        "[".repeat(10_000),
                        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                        "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuses_what_is_no_shallow_json_object(String text) {
        assertEquals(ErrorCode.MALFORMED, refusal(text).code());
    }

    @Test
    void names_the_member_that_could_not_be_stored() {
        for (String bad : List.of("\\u0000", "\\ud83d", "\\udc00", "\\udc00\\ud83d")) {
            Problem problem = refusal("{\"message\":\"a" + bad + "b\"}");
            assertEquals(ErrorCode.INVALID, problem.code());
            assertEquals("message", problem.field());
            assertEquals(
                    "outer",
                    refusal("{\"outer\":{\"inner\":[\"" + bad + "\"]}}").field());
        }
    }

    @Test
    void takes_every_other_text() {
        assertEquals(
                "😀 مرحبا",
                FrameCodec.object("{\"message\":\"\\ud83d\\ude00 مرحبا\"}").getString("message"));
        assertEquals("{[\"", FrameCodec.object("{\"message\":\"{[\\\"\"}").getString("message"));
    }

    @Test
    void brackets_inside_of_texts_are_no_depth() {
        String brackets = "[".repeat(1_000);
        assertEquals(
                brackets,
                FrameCodec.object("{\"message\":\"" + brackets + "\"}").getString("message"));
    }

    private static Problem refusal(String text) {
        return assertThrows(Problem.class, () -> FrameCodec.decode(text));
    }
}
