package io.atrium.kind.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is an update, and what is none. */
class UpdateTest {
    /** One client's "hi" in the shared type "t", and the "i" deleted. */
    private static final String HI = "01" + "010700" + "040101740268" + "69" + "01" + "0701" + "0101";

    private static final int TRIES = 20_000;

    @Test
    void one_is_read_and_written_as_it_was() {
        assertArrayEquals(bytes(HI), Update.of(bytes(HI)).toBytes());
    }

    @Test
    void text_of_our_own_is_what_yjs_would_send() {
        assertEquals(
                "01" + "010700" + "04010174026869" + "00",
                HexFormat.of().formatHex(Update.text(7, "t", "hi").toBytes()));
    }

    @Test
    void one_that_says_nothing_is_empty() {
        assertTrue(Update.of(bytes("0000")).isEmpty());
        assertFalse(Update.of(bytes(HI)).isEmpty());
    }

    @Test
    void one_that_ends_too_early_is_malformed_wherever_that_is() {
        byte[] whole = bytes(HI);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Lib0Test.assertMalformed(() -> Update.of(cut));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a byte too many,                     01010700040101740268690000 00",
        "a text of no characters,             01 010700 0401017400 00",
        "a hole of no length,                 01 010700 0000 00",
        "no such content,                     01 010700 0b01017401 00",
        "a client twice,                      02 010700 0001 010701 0001 00",
        "a clock beyond all numbers,          01 0107ffffffffffffff0f 0001 00",
        "an item beside a later one,          01 010700 84070161 00",
        "an item in itself,                   01 010700 0400070061 00",
        "a format that is no JSON,            01 010700 0601017401620178 00",
        "an embedded thing that is no JSON,   01 010700 050101740178 00",
        "a shared type there is not,          01 010700 0701017407 00",
        "more structs than there are bytes,   01 ffffffff0f0700 0001 00",
        "more deletions than there are bytes, 00 01 07 ffffffff0f 0001",
        "a deletion beyond all numbers,       00 01 07 01 ffffffffffffff0f 01",
    })
    void garbage_is_malformed(String what, String hex) {
        Lib0Test.assertMalformed(() -> Update.of(bytes(hex)));
    }

    /** As formats, elements and attributes, arrays and maps are sent. */
    @ParameterizedTest
    @CsvSource({
        "deleted,   01 010700 010101740a 00",
        "JSON,      01 010700 02010174 02 0131 09756e646566696e6564 00",
        "binary,    01 010700 0301017402ffff 00",
        "embed,     01 010700 0501017404 74727565 00",
        "format,    01 010700 06010174 0162 046e756c6c 00",
        "text,      01 010700 0701017402 00",
        "element,   01 010700 0701017403 0170 00",
        "any,       01 010700 0801017402 7e 7601 0161 78 00",
        "document,  01 010700 09010174 0161 7600 00",
        "key,       01 010700 24010174 016b 0161 00",
        "hole,      01 010700 000a 00",
        "skipped,   01 030700 0001 0a05 0001 00",
    })
    void each_content_is_read_and_written_as_it_was(String what, String hex) {
        Update update = Update.of(bytes(hex));
        assertArrayEquals(bytes(hex), update.toBytes());
    }

    @Test
    void whatever_is_sent_ends_well_or_malformed() {
        Random random = new Random(20_261_120);
        byte[] whole = bytes(HI);
        for (int i = 0; i < TRIES; i++) {
            byte[] bent = Arrays.copyOf(whole, whole.length + random.nextInt(4));
            for (int j = random.nextInt(4); j >= 0; j--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            readOrRefuse(bent);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            Merged merged = new Merged();
            merged.apply(Update.of(bytes));
            merged.read().names();
            Update.of(merged.toBytes());
            Update.of(merged.compacted().toBytes());
        } catch (Problem problem) {
            assertEquals(ErrorCode.MALFORMED, problem.code(), HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void a_large_one_comes_apart_and_is_the_same_together() {
        String text = "水😀".repeat(5_000);
        Update large = Update.text(7, "t", text);
        List<Update> parts = large.parts(1_000);
        Merged merged = new Merged();
        parts.forEach(part -> {
            assertTrue(part.toBytes().length < 1_100, () -> part.toBytes().length + " bytes");
            merged.apply(Update.of(part.toBytes()));
        });
        assertTrue(parts.size() > 20);
        assertEquals(text, merged.read().text("t"));
    }

    @Test
    void deletions_come_apart_too() {
        Merged merged = new Merged();
        Merged together = new Merged();
        merged.apply(Update.text(7, "t", "x".repeat(20_000)));
        for (int i = 0; i < 20_000; i += 2) {
            merged.apply(Update.of(bytes("000107" + "01" + var(i) + "01")));
        }
        Update all = merged.since(StateVector.NOTHING);
        List<Update> parts = all.parts(100_000);
        parts.forEach(together::apply);
        assertTrue(parts.size() > 2);
        assertArrayEquals(merged.toBytes(), together.toBytes());
        assertEquals(10_000, together.read().text("t").length());
    }

    private static String var(long number) {
        return HexFormat.of().formatHex(new Lib0Writer().varUint(number).toBytes());
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
