package io.atrium.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.outside.Answer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static final URI ASKED = URI.create("https://wiki.example/a");

    private static Optional<Preview> read(int status, String type, byte[] body) {
        return page(status, type, body).map(Page::preview);
    }

    private static Optional<Page> page(int status, String type, byte[] body) {
        return PageReader.read(
                ASKED,
                new Answer(
                        URI.create("https://www.wiki.example/b"), status, Map.of("content-type", type), body, false));
    }

    private static Optional<URI> picture(String head) {
        return page(200, "text/html", ("<title>x</title>" + head).getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .picture();
    }

    private static Optional<Preview> html(String html) {
        return read(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void open_graph_comes_first() {
        assertEquals(
                Optional.of(
                        new Preview("https://wiki.example/a", "Pump <3> & you", "How it is bled", "Our wiki", null)),
                html(
                        "<title>x</title><meta property=og:title content='Pump &lt;3> &amp; you'><meta name=description content=y>"
                                + "<meta property='og:description' content='How it is bled'><meta property='og:site_name' content='Our wiki'>"));
    }

    @Test
    void else_its_title_and_its_host() {
        assertEquals(
                Optional.of(new Preview("https://wiki.example/a", "Pump 3", "", "www.wiki.example", null)),
                html("<html><head><title>\n Pump\t3 </title>"));
    }

    @Test
    void no_page_no_title_and_no_success_are_none() {
        assertEquals(Optional.empty(), html("<h1>Pump</h1>"));
        assertEquals(
                Optional.empty(), read(404, "text/html", "<title>Not found</title>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), read(200, "image/svg+xml", "<title>x</title>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), read(200, "text/html", new byte[] {0, 1, 2, (byte) 0xff}));
    }

    @Test
    void it_is_read_in_its_own_letters() {
        byte[] gbk = "<meta charset=gbk><title>三号泵</title>".getBytes(Charset.forName("GBK"));
        assertEquals("三号泵", read(200, "text/html", gbk).orElseThrow().title());
        assertEquals(
                "三号泵", read(200, "text/html; charset=GBK", gbk).orElseThrow().title());
        assertEquals(
                "x",
                read(200, "text/html; charset=nonsense", "<title>x".getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .title());
    }

    @Test
    void what_is_long_is_cut_between_characters_and_what_is_unseen_is_left_out() {
        String title = html("<title>" + "😀".repeat(500)).orElseThrow().title();
        assertEquals("😀".repeat(99) + "…", title);
        assertEquals(
                "x" + "😀".repeat(99) + "…",
                html("<title>x" + "😀".repeat(500)).orElseThrow().title());
        String fits = "😀".repeat(100);
        assertEquals(fits, html("<title>" + fits).orElseThrow().title());
        assertEquals(
                "a b",
                html("<title>a\u202E\u0000\u200Bb")
                        .orElseThrow()
                        .title()
                        .replace("\uFFFD", "")
                        .replaceAll(" +", " "));
    }

    @Test
    void its_picture_is_where_the_page_says() {
        assertEquals(
                Optional.of(URI.create("https://www.wiki.example/img/a.png")),
                picture("<meta property='og:image' content=' /img/a.png '>"));
        assertEquals(
                Optional.of(URI.create("https://cdn.example/a.png")),
                picture("<meta property=og:image content=http://cdn.example/a.png>"
                        + "<meta property=og:image:secure_url content=https://cdn.example/a.png>"));
        assertEquals(Optional.empty(), picture(""));
        assertEquals(Optional.empty(), picture("<meta property=og:image content='http://a b'>"));
        assertEquals(Optional.empty(), picture("<meta property=og:image content=/" + "x".repeat(2_000) + ">"));
        byte[] named =
                "<title>x</title><meta property=og:image:alt content='A  pump'>".getBytes(StandardCharsets.UTF_8);
        assertEquals("A pump", page(200, "text/html", named).orElseThrow().alt());
    }
}
