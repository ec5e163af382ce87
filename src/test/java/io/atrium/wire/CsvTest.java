package io.atrium.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void what_is_written_reads_the_same() throws IOException {
        StringWriter file = new StringWriter();
        Csv.write(file, "a,b", "say \"hi\"", "two\nlines", "", 7, "中");
        assertEquals("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,7,中\r\n", file.toString());
        assertEquals(List.of(List.of("a,b", "say \"hi\"", "two\nlines", "", "7", "中")), rows(file.toString(), ','));
    }

    @Test
    void no_text_becomes_a_formula_and_a_number_stays_one() throws IOException {
        StringWriter file = new StringWriter();
        Csv.write(file, "=HYPERLINK(1)", "+1", "-2", "@x", -3, -0.5);
        assertEquals("'=HYPERLINK(1),'+1,'-2,'@x,-3,-0.5\r\n", file.toString());
    }

    @Test
    void reads_what_spreadsheets_write() throws IOException {
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", ""), List.of("x;y", "2")),
                rows("\uFEFFa;b\r\n\r\n1;\n\"x;y\";2", ';'));
    }

    @Test
    void knows_the_line_it_is_on() throws IOException {
        Csv csv = new Csv(new StringReader("a\n\"b\nc\"\nd\n"), ',');
        csv.row();
        assertEquals(2, csv.line());
        csv.row();
        assertEquals(4, csv.line());
    }

    @Test
    void an_open_quote_and_an_endless_row_are_named() throws IOException {
        Csv open = new Csv(new StringReader("a\n\"b\n"), ',');
        open.row();
        assertTrue(assertThrows(Problem.class, open::row).getMessage().startsWith("line 2"));
        Csv endless = new Csv(new StringReader("x".repeat(2 << 20)), ',');
        assertEquals(
                ErrorCode.MALFORMED, assertThrows(Problem.class, endless::row).code());
    }

    private static List<List<String>> rows(String text, char separator) throws IOException {
        Csv csv = new Csv(new StringReader(text), separator);
        List<List<String>> rows = new ArrayList<>();
        for (Optional<List<String>> row = csv.row(); row.isPresent(); row = csv.row()) {
            rows.add(row.get());
        }
        return rows;
    }
}
