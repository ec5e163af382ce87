package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.Problem;
import org.junit.jupiter.api.Test;

class AnnouncedTest {
    @Test
    void of_a_path_the_last_part_is_the_name() {
        assertEquals("passwd", name("../../etc/passwd"));
        assertEquals("report.pdf", name("C:\\docs\\report.pdf"));
        assertEquals("file", name(".."));
        assertEquals("file", name("a/"));
        assertEquals("file", name(null));
    }

    @Test
    void a_name_shows_all_there_is_of_it() {
        assertEquals("photogpj.exe", name("photo\u202Egpj.exe"));
        assertEquals("a b.txt", name("  a\u00A0 b.txt\r\n"));
        assertEquals("报告.pdf", name("报告.pdf"));
        assertEquals("x", name("x\uD800"));
    }

    @Test
    void no_name_is_in_the_small_pictures_place() {
        assertEquals("thumbnail file", name("a/thumbnail"));
        assertEquals("thumbnail.png", name("thumbnail.png"));
    }

    @Test
    void a_long_name_keeps_its_ending() {
        String name = name("a".repeat(500) + ".pdf");
        assertEquals(200, name.length());
        assertEquals("a.pdf", name.substring(195));
        assertThrows(Problem.class, () -> name("a".repeat(5_000)));
    }

    @Test
    void a_type_is_a_type_or_unknown() {
        assertEquals(
                "text/plain", Announced.of("a", "Text/Plain; charset=utf-8", 1).type());
        assertEquals(
                "application/octet-stream",
                Announced.of("a", "text/html\r\nX: y", 1).type());
        assertThrows(Problem.class, () -> Announced.of("a", null, -1));
    }

    private static String name(String told) {
        return Announced.of(told, null, 1).name();
    }
}
