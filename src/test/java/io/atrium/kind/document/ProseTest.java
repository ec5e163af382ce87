package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown as it reads, and nothing else. */
class ProseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Notes               | <h1>Notes</h1>",
                "to **Monday**         | <p>to <strong>Monday</strong></p>",
                "~~gone~~              | <p><del>gone</del></p>",
                "> 锅炉房              | <blockquote> <p>锅炉房</p> </blockquote>",
                "<b>bold</b>           | <p>&lt;b&gt;bold&lt;/b&gt;</p>",
            })
    void marks_become_markup_and_markup_stays_text(String markdown, String html) {
        assertEquals(html, Prose.html(markdown).strip().replace("\n", " "));
    }

    @Test
    void tables_are_tables() {
        String html = Prose.html("| Place | Limit |\n|---|--:|\n| Outlet | 80 |\n");
        assertTrue(html.contains("<table class=\"table\">"), html);
        assertTrue(html.contains("<td align=\"right\">80</td>"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[link](javascript:alert(1))",
                "![picture](javascript:alert(1))",
                "[link](data:text/html,x)",
                "<img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
            })
    void nothing_in_it_runs(String markdown) {
        String html = Prose.html(markdown);
        assertFalse(html.contains("<img") || html.contains("<script"), html);
        assertFalse(html.matches("(?s).*href=\"(javascript|data):.*"), html);
    }

    @Test
    void a_picture_is_a_link_that_says_what_it_shows() {
        String html = Prose.html("![the pump](https://example.com/p.png)");
        assertTrue(html.contains(">the pump</a>"), html);
        assertTrue(html.contains("href=\"https://example.com/p.png\""), html);
    }

    @Test
    void plain_text_has_no_marks() {
        assertEquals("Notes\nto Monday", Prose.plain("# Notes\n\nto **Monday**").replaceAll("\n+", "\n"));
    }

    @Test
    void a_page_has_its_title() {
        assertTrue(Prose.page("A < B", "x").contains("<title>A &lt; B</title>"));
    }

    @Test
    void marks_in_marks_without_end_are_shown_as_they_are() {
        String deep = "> ".repeat(100_000) + "x";
        assertTrue(Prose.html(deep).contains("x"));
        assertTrue(Prose.plain(deep).contains("x"));
    }
}
