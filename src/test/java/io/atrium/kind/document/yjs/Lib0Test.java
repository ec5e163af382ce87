package io.atrium.kind.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lib0 writes, and what nobody should have sent. */
class Lib0Test {
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "8001, 128",
        "ffffffff0f, 4294967295",
        "ffffffffffffff0f, 9007199254740991",
    })
    void numbers_are_groups_of_seven_bits_the_lowest_first(String hex, long number) {
        assertEquals(number, reader(hex).varUint());
        assertArrayEquals(bytes(hex), new Lib0Writer().varUint(number).toBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "ffffffffffffff10", "ffffffffffffffffff01"})
    void a_number_that_ends_too_early_or_is_too_large_is_malformed(String hex) {
        assertMalformed(() -> reader(hex).varUint());
    }

    @Test
    void texts_are_utf_8_behind_their_length() {
        assertEquals("水", reader("03e6b0b4").varString());
        assertArrayEquals(bytes("03e6b0b4"), new Lib0Writer().varString("水").toBytes());
    }

    @Test
    void half_a_pair_is_written_as_browsers_do() {
        assertArrayEquals(
                bytes("04efbfbd61"), new Lib0Writer().varString("\ud83da").toBytes());
        assertArrayEquals(bytes("04f09f9880"), new Lib0Writer().varString("😀").toBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0261", "02c328", "03eda0bd", "ffffffff0f61"})
    void a_text_that_is_cut_off_or_no_utf_8_is_malformed(String hex) {
        assertMalformed(() -> reader(hex).varString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7f", // undefined
                "7e", // null
                "7d8001", // 64
                "7c3f800000", // 1.0, single
                "7b3ff0000000000000", // 1.0
                "7a0000000000000001", // 1n
                "79", // false
                "78", // true
                "770161", // "a"
                "7601016178", // {a: true}
                "75027e7e", // [null, null]
                "7402ffff", // bytes
            })
    void a_value_of_each_type_is_read_to_its_end(String hex) {
        Lib0Reader reader = reader(hex);
        reader.skipAny();
        reader.requireEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "73", "80", "7c3f80", "76016178", "75037e7e", "7dffffffffffffffffff00"})
    void a_value_that_ends_too_early_or_has_no_such_type_is_malformed(String hex) {
        assertMalformed(() -> {
            Lib0Reader reader = reader(hex);
            reader.skipAny();
            reader.requireEnd();
        });
    }

    @Test
    void values_in_values_end_somewhere() {
        assertMalformed(() -> reader("7501".repeat(1_000) + "7e").skipAny());
    }

    @Test
    void json_is_one_value() {
        assertEquals("1", reader("0131").json());
        assertMalformed(() -> reader("03312c32").json());
        assertMalformed(() -> reader("05315d2c5b32").json());
        assertMalformed(() -> reader("00").json());
    }

    @Test
    void what_is_left_over_is_malformed() {
        assertMalformed(() -> reader("00").requireEnd());
    }

    static void assertMalformed(Runnable reading) {
        assertEquals(
                ErrorCode.MALFORMED, assertThrows(Problem.class, reading::run).code());
    }

    private static Lib0Reader reader(String hex) {
        return new Lib0Reader(bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
