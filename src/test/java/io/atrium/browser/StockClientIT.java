package io.atrium.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.Portal;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Centrifugo's client in a browser, let in by the session's cookie; and what a cookie alone does not let in. */
class StockClientIT extends BrowserTest {
    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "http_stream", "sse"})
    void the_cookie_lets_a_page_in_over_each_transport(String transport) throws IOException {
        String room = AtriumServer.shared().as("ann").newRoom("t");
        Page page = signedIn("ann");
        List<String> troubles = troublesOf(page);
        loadLibrary(page);
        Object heard = page.evaluate("""
                async ([transport, room]) => {
                  const base = transport === 'websocket' ? location.origin.replace('http', 'ws') : location.origin;
                  const centrifuge = new Centrifuge([{ transport, endpoint: `${base}/connection/${transport}` }]);
                  const sub = centrifuge.newSubscription(`room:${room}`);
                  const heard = new Promise(resolve => sub.on('publication', ({ data }) => resolve(`${data.from}: ${data.message}`)));
                  sub.subscribe();
                  centrifuge.connect();
                  await sub.publish({ message: 'by cookie' });
                  const said = await heard;
                  centrifuge.disconnect();
                  return said;
                }
                """, List.of(transport, room));
        assertEquals("ann: by cookie", heard);
        assertEquals(List.of(), troubles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_stream", "sse"})
    void the_cookie_lets_in_a_page_of_an_allowed_origin(String transport) throws IOException {
        try (Portal portal = new Portal("")) {
            assertEquals("ann: from the portal", saidFrom(portal, transport));
        }
    }

    private Object saidFrom(Portal portal, String transport) throws IOException {
        String room = AtriumServer.shared().as("ann").newRoom("t");
        Page page = signedIn("ann");
        page.navigate(portal.address());
        loadLibrary(page);
        return page.evaluate("""
                async ([transport, room, base]) => {
                  const centrifuge = new Centrifuge([{ transport, endpoint: `${base}/connection/${transport}` }], {
                    emulationEndpoint: `${base}/emulation`,
                    fetch: (url, init) => fetch(url, { ...init, credentials: 'include' }),
                    eventsource: class extends EventSource {
                      constructor(url) { super(url, { withCredentials: true }); }
                    },
                  });
                  const sub = centrifuge.newSubscription(`room:${room}`);
                  const heard = new Promise(resolve => sub.on('publication', ({ data }) => resolve(`${data.from}: ${data.message}`)));
                  sub.subscribe();
                  centrifuge.connect();
                  await sub.publish({ message: 'from the portal' });
                  const said = await heard;
                  centrifuge.disconnect();
                  return said;
                }
                """, List.of(transport, room, server().baseUrl()));
    }

    @Test
    void the_cookie_lets_in_no_page_of_another_site() throws Exception {
        String cookie = cookieOf(signedIn("ann"));
        assertEquals(
                403,
                status(request("/connection/http_stream", cookie)
                        .header("Origin", "https://evil.example")
                        .POST(BodyPublishers.ofString(CONNECT))));
        assertTrue(firstLine(request("/connection/http_stream", cookie)
                        .header("Referer", "https://evil.example/")
                        .POST(BodyPublishers.ofString(CONNECT)))
                .contains("\"error\":{\"code\":101"));
        assertTrue(firstLine(request("/connection/http_stream", cookie).POST(BodyPublishers.ofString(CONNECT)))
                .contains("\"error\":{\"code\":101"));
        HttpRequest.Builder ours = request("/connection/http_stream", cookie)
                .header("Origin", server().baseUrl())
                .POST(BodyPublishers.ofString(CONNECT));
        assertTrue(firstLine(ours).contains("\"connect\":{"));
    }

    @Test
    void a_link_with_a_cookie_can_do_no_more_than_connect() throws Exception {
        String cookie = cookieOf(signedIn("ann"));
        String more =
                CONNECT + "\n{\"id\":2,\"publish\":{\"channel\":\"room:news\",\"data\":{\"message\":\"forged\"}}}";
        assertEquals(400, status(sse(cookie, more)));
        assertEquals(400, status(sse(cookie, "{\"id\":2,\"publish\":{}}")));
        assertTrue(firstLine(sse(cookie, CONNECT)).startsWith("data: {\"id\":1,\"connect\":{"));
    }

    @Test
    void commands_for_a_connection_come_from_the_person_who_opened_it() throws Exception {
        String anns = cookieOf(signedIn("ann"));
        String bobs = cookieOf(signedIn("bob"));
        HttpResponse<Stream<String>> stream = send(request("/connection/http_stream", anns)
                .header("Origin", server().baseUrl())
                .POST(BodyPublishers.ofString(CONNECT)));
        try (Stream<String> lines = stream.body()) {
            String connected = lines.findFirst().orElseThrow();
            String ping = "{\"session\":\"" + member(connected, "session") + "\",\"node\":\""
                    + member(connected, "node") + "\",\"data\":\"{\\\"id\\\":2,\\\"ping\\\":{}}\"}";
            assertEquals(204, emulation(anns, ping));
            assertEquals(403, emulation(bobs, ping));
            assertEquals(403, emulation("JSESSIONID=nothing", ping));
            assertEquals(204, emulation(anns, ping.replace(member(connected, "session"), "gone")));
            assertEquals(404, emulation(anns, ping.replace(member(connected, "node"), "gone")));
            assertEquals(400, emulation(anns, "nonsense"));
            assertEquals(413, emulation(anns, ping.replace("ping", "x".repeat(200_000))));
        }
    }

    private static void loadLibrary(Page page) throws IOException {
        page.evaluate(
                "() => {" + Files.readString(Path.of("src/main/frontend/node_modules/centrifuge/dist/centrifuge.js"))
                        + "; globalThis.Centrifuge = Centrifuge; }");
    }

    private int emulation(String cookie, String body) throws Exception {
        return status(request("/emulation", cookie)
                .header("Origin", server().baseUrl())
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder sse(String cookie, String commands) {
        return request("/connection/sse?cf_connect=" + URLEncoder.encode(commands, StandardCharsets.UTF_8), cookie)
                .header("Referer", server().baseUrl() + "/lobby");
    }

    private HttpRequest.Builder request(String path, String cookie) {
        return HttpRequest.newBuilder(server().uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", cookie);
    }

    private static HttpResponse<Stream<String>> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofLines());
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> response = send(request);
        response.body().close();
        return response.statusCode();
    }

    private static String firstLine(HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> response = send(request);
        assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElse(""));
        assertFalse(response.headers().firstValue("Cache-Control").orElse("").isEmpty());
        try (Stream<String> lines = response.body()) {
            return lines.findFirst().orElse("");
        }
    }

    private static String cookieOf(Page page) {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    private static String member(String json, String name) {
        String from = json.substring(json.indexOf("\"" + name + "\":\"") + name.length() + 4);
        return from.substring(0, from.indexOf('"'));
    }
}
