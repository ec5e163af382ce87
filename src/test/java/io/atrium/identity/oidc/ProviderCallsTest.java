package io.atrium.identity.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.atrium.identity.GroupRules;
import io.atrium.identity.oidc.Refused.Why;
import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderCallsTest {
    private HttpServer server;
    private String issuer;
    private volatile String said;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void addresses_are_taken_by_https_or_as_the_issuer_itself_is_reached() {
        said = about("https://id.example/token").build().toString();
        assertEquals(URI.create("https://id.example/token"), calls().metadata().token());
        said = about(issuer + "/token").build().toString();
        assertEquals(URI.create(issuer + "/token"), calls().metadata().token());
        for (String address : List.of("ftp://id.example/token", "file:///etc/passwd", "/token")) {
            said = about(address).build().toString();
            refused(address);
        }
    }

    @Test
    void an_answer_without_end_is_not_read() {
        said = about(issuer + "/token").add("more", "x".repeat(300_000)).build().toString();
        refused("300,000 characters");
    }

    @Test
    void a_group_may_be_needed_to_come_in() {
        assertTrue(settings(null).admits(List.of()));
        assertTrue(settings("Atrium").admits(List.of("other", "atrium ")));
        assertFalse(settings("atrium").admits(List.of("atrium-guests")));
    }

    private void refused(String why) {
        Refused refused = assertThrows(Refused.class, () -> calls().metadata(), why);
        assertEquals(Why.PROVIDER_UNAVAILABLE, refused.why());
    }

    private JsonObjectBuilder about(String token) {
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", issuer + "/authorize")
                .add("token_endpoint", token)
                .add("jwks_uri", issuer + "/keys");
    }

    private ProviderCalls calls() {
        return new ProviderCalls(settings(null));
    }

    private OidcSettings settings(String requiredGroup) {
        return new OidcSettings(
                issuer,
                "atrium",
                null,
                "openid",
                "preferred_username",
                "name",
                "email",
                "groups",
                requiredGroup,
                null,
                new GroupRules(Set.of(), List.of()),
                Duration.ofSeconds(5));
    }
}
