package io.atrium.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    @Test
    void type_and_ref_may_be_left_out() {
        Frame frame = FrameCodec.decode("{\"type\":null,\"message\":\"hi\"}");
        assertNull(frame.type());
        assertNull(frame.ref());
        assertEquals("hi", frame.text("message", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"\"", "{}", "[]", "true"})
    void type_and_ref_are_texts_or_absent(String value) {
        for (String member : new String[] {"type", "ref"}) {
            Problem problem =
                    assertThrows(Problem.class, () -> FrameCodec.decode("{\"" + member + "\":" + value + "}"));
            assertEquals(ErrorCode.INVALID, problem.code());
            assertEquals(member, problem.field());
        }
    }

    @Test
    void a_ref_has_at_most_64_characters() {
        assertEquals(64, decodeRef(64).ref().length());
        assertEquals("ref", assertThrows(Problem.class, () -> decodeRef(65)).field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"m\":null}", "{\"m\":1}", "{\"m\":\"\"}", "{\"m\":\" \\n\"}", "{\"m\":\"12345\"}"})
    void a_text_is_there_not_blank_and_not_too_long(String json) {
        Problem problem =
                assertThrows(Problem.class, () -> FrameCodec.decode(json).text("m", 4));
        assertEquals(ErrorCode.INVALID, problem.code());
        assertEquals("m", problem.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"n\":\"1\"}", "{\"n\":1.5}", "{\"n\":0}", "{\"n\":11}", "{\"n\":1e999999}", "{\"n\":-1}"
            })
    void a_whole_number_is_there_and_in_its_range(String json) {
        Problem problem =
                assertThrows(Problem.class, () -> FrameCodec.decode(json).whole("n", 1, 10));
        assertEquals("n", problem.field());
    }

    @Test
    void the_bounds_are_in_the_range() {
        assertEquals(1, FrameCodec.decode("{\"n\":1}").whole("n", 1, 10));
        assertEquals(10, FrameCodec.decode("{\"n\":10}").whole("n", 1, 10));
        assertEquals(
                Long.MAX_VALUE, FrameCodec.decode("{\"n\":9223372036854775807}").whole("n", 1, Long.MAX_VALUE));
    }

    /** As a double it equals the bound, as a long it would come out negative. */
    @Test
    void a_number_just_beyond_a_long_is_refused() {
        Frame frame = FrameCodec.decode("{\"n\":9223372036854775808}");
        assertThrows(Problem.class, () -> frame.whole("n", 1, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"n\":\"1\"}", "{\"n\":-90.0001}", "{\"n\":90.0001}", "{\"n\":1e999}", "{\"n\":[1]}"})
    void a_number_is_there_finite_and_in_its_range(String json) {
        Problem problem =
                assertThrows(Problem.class, () -> FrameCodec.decode(json).number("n", -90, 90));
        assertEquals("n", problem.field());
    }

    @Test
    void a_number_without_bounds_is_still_finite() {
        Frame frame = FrameCodec.decode("{\"n\":1e999,\"m\":-1.5e300}");
        assertThrows(Problem.class, () -> frame.number("n", -Double.MAX_VALUE, Double.POSITIVE_INFINITY));
        assertEquals(-1.5e300, frame.number("m", -Double.MAX_VALUE, Double.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "1795194000",
                "\"2026-11-20T14:21:00\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"9998-01-01T00:00:00Z\"",
                "\"+999999999-01-01T00:00:00Z\""
            })
    void an_own_time_is_rfc_3339_and_not_of_the_future(String value) {
        Problem problem = assertThrows(
                Problem.class, () -> FrameCodec.decode("{\"at\":" + value + "}").ownTime());
        assertEquals("at", problem.field());
    }

    @Test
    void a_clock_may_run_a_little_ahead_and_have_any_offset() {
        Instant soon = Instant.now().plusSeconds(50).truncatedTo(ChronoUnit.MILLIS);
        String there = soon.atOffset(ZoneOffset.ofHours(8)).toString();
        assertEquals(soon, FrameCodec.decode("{\"at\":\"" + there + "\"}").ownTime());
        assertNull(FrameCodec.decode("{}").ownTime());
        String later = Instant.now().plusSeconds(70).toString();
        assertThrows(
                Problem.class,
                () -> FrameCodec.decode("{\"at\":\"" + later + "\"}").ownTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"t\":\"a\"}",
                "{\"t\":[]}",
                "{\"t\":[\"a\",\"b\",\"c\"]}",
                "{\"t\":[\"abcd\"]}",
                "{\"t\":[1]}"
            })
    void texts_are_a_list_of_a_few_short_ones(String json) {
        Problem problem =
                assertThrows(Problem.class, () -> FrameCodec.decode(json).texts("t", 2, 3));
        assertEquals("t", problem.field());
    }

    private static Frame decodeRef(int length) {
        return FrameCodec.decode("{\"ref\":\"" + "r".repeat(length) + "\"}");
    }
}
