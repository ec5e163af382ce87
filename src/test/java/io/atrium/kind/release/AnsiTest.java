package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiTest {
    private static final String ESC = "\u001b";

    @Test
    void colours_stay() {
        String line = ESC + "[1;31mred" + ESC + "[0m, " + ESC + "[38;5;208morange" + ESC + "[m, " + ESC
                + "[48;2;1;2;3mdark" + ESC + "[38:2::9:9:9mcolons";
        assertEquals(line, Ansi.onlyColours(line));
        assertEquals("red, orange, darkcolons", Ansi.plain(line));
    }

    @Test
    void a_plain_line_is_not_touched() {
        String line = "\t✓ größer, 好 😀";
        assertSame(line, Ansi.onlyColours(line));
        assertSame(line, Ansi.plain(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2K", // erase the line
                "\u001b[10;20H", // move the cursor
                "\u001b[?25l", // hide it
                "\u001b[>4;2m", // not a colour, though it ends like one
                "\u001b[38;5;1;38;5;1;38;5;1;38;5;1;38;5;1;38;5;1;38;5;1;38;5;1;38;5;1;38;5;1m", // endless
                "\u001b]0;a title\u0007",
                "\u001b]52;c;aGk=\u001b\\", // the clipboard
                "\u001b]8;;https://example.com\u001b\\",
                "\u001bPq#0\u001b\\",
                "\u001b_Gf=100\u001b\\",
                "\u001bc", // reset
                "\u001b(B",
                "\u001b7",
                "\b",
                "\u0007",
                "\r",
                "\u0000",
                "\u007f",
                "\u009b",
            })
    void what_a_terminal_would_act_on_goes(String sequence) {
        assertEquals("before after", Ansi.onlyColours("before " + sequence + "after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\u001b[", "\u001b[31", "\u001b]52;c;aGk="})
    void a_sequence_that_is_cut_off_goes_too(String cut) {
        assertEquals("before ", Ansi.onlyColours("before " + cut));
        assertEquals("before ", Ansi.plain("before " + cut));
    }

    @Test
    void no_line_costs_more_than_its_length() {
        String hostile = (ESC + "[1;").repeat(2_000) + (ESC + "]x").repeat(2_000);
        assertTrue(Ansi.plain(hostile).length() < hostile.length());
    }
}
