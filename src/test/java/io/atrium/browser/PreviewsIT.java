package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page says of itself that a message links to. The page is one of this test's, on this machine. */
class PreviewsIT extends BrowserTest {
    private static final String PAGE =
            "<!DOCTYPE html><meta charset=utf-8><title>x</title><meta property=og:site_name content='Works wiki'>"
                    + "<meta property=og:title content='Pump 3 &lt;script>alert(1)&lt;/script>'>"
                    + "<meta name=description content='How it is bled, and by whom. Valve B stays shut until the pressure is below two bar.'>";

    private final RestClient ann = AtriumServer.shared().as("ann");
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer wiki;
    private String base;
    private String room;

    @BeforeAll
    void serve() throws IOException {
        wiki = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        wiki.setExecutor(Executors.newCachedThreadPool());
        wiki.createContext("/pump", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "text/html", PAGE);
        });
        wiki.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/pump/3");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/away", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + wiki.getAddress().getPort() + "/pump/4");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/large", exchange -> answer(exchange, 200, "text/html", PAGE + "x".repeat(2_000_000)));
        wiki.createContext("/gone", exchange -> answer(exchange, 404, "text/html", PAGE));
        wiki.start();
        base = "http://localhost:" + wiki.getAddress().getPort();
    }

    @AfterAll
    void stop() {
        wiki.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException readNoFurther) {
            // As it is to be.
        }
    }

    @BeforeEach
    void makeRoom() {
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "p-" + UUID.randomUUID().toString().substring(0, 13))
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
    }

    @Test
    void both_see_it_and_the_page_was_asked_once() {
        String link = base + "/pump/" + room;
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        List<String> troubles = troublesOf(his.page());
        hers.say("look at " + link + ".");
        for (Talk talk : List.of(hers, his)) {
            Locator card = talk.rows().first().locator("a.preview");
            assertThat(card.locator("b")).hasText("Pump 3 <script>alert(1)</script>");
            assertThat(card.locator("small")).hasText("Works wiki");
            assertThat(card).hasAttribute("href", link);
        }
        his.page().reload();
        assertThat(his.rows().first().locator("a.preview")).isVisible();
        assertEquals(1, asked.getAndSet(0));
        hers.page().press("#message", "ArrowUp");
        hers.page().fill("#message", "nothing to see");
        hers.page().press("#message", "Enter");
        assertThat(his.texts().first()).hasText("nothing to see");
        assertThat(his.rows().first().locator("a.preview")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    private int said(String text) {
        return ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }

    private int status(String link) {
        int seq = said("see " + link);
        return ann.get("/api/rooms/" + room + "/entries/" + seq + "/preview").status();
    }

    @Test
    void redirects_are_followed_to_those_that_may_be_asked_and_not_for_ever() {
        assertEquals(200, status(base + "/moved"));
        asked.set(0);
        assertEquals(204, status(base + "/round"));
        assertEquals(204, status(base + "/away"));
        assertEquals(204, status("http://127.0.0.1:" + wiki.getAddress().getPort() + "/pump/5"));
        assertEquals(204, status("http://169.254.169.254/latest/meta-data"));
        assertEquals(0, asked.get());
    }

    @Test
    void a_page_is_read_so_far_and_what_is_no_page_is_none() {
        assertEquals(200, status(base + "/large"));
        assertEquals(204, status(base + "/gone"));
        assertEquals(204, status("http://localhost:1/nobody"));
    }

    @Test
    void it_is_asked_for_by_who_may_read_the_entry() {
        int seq = said("see " + base + "/pump/6");
        String path = "/api/rooms/" + room + "/entries/" + seq + "/preview";
        ann.patch(
                        "/api/rooms/" + room,
                        Json.createObjectBuilder().add("visibility", "private").build())
                .expect(200);
        AtriumServer.shared().as("cho").get(path).expect(404);
        AtriumServer.shared().as("bob").get(path).expect(200);
        ann.get("/api/rooms/" + room + "/entries/999/preview").expect(404);
        ann.get("/api/rooms/" + room + "/entries/x/preview").expect(422);
    }

    @Test
    void it_stands_well_on_every_screen() {
        Talk.post(ann, room, "The pump again: " + base + "/pump/7 - who has a minute?", "I do");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = person("en-US", width, scheme, "bob");
                Talk talk = Talk.in(page, room);
                assertThat(talk.rows().first().locator("a.preview")).isVisible();
                picture(page, "preview-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
