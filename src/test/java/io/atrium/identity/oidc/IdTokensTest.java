package io.atrium.identity.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.atrium.identity.GroupRules;
import io.atrium.identity.oidc.Refused.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdTokensTest {
    private static final String ISSUER = "https://id.example";
    private static final RSAKey KEY = key("one");
    private static final RSAKey NEXT = key("two");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile JWKSet published = new JWKSet(KEY.toPublicJWK());
    private HttpServer server;
    private IdTokens tokens;

    @BeforeEach
    void publish() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI keys = URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
        tokens = new IdTokens(
                new OidcSettings(
                        ISSUER,
                        "atrium",
                        "a secret of thirty-two bytes and more",
                        "openid",
                        "preferred_username",
                        "name",
                        "email",
                        "groups",
                        null,
                        null,
                        new GroupRules(Set.of(), List.of()),
                        Duration.ofSeconds(2)),
                keys);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_good_one_says_who_it_is() {
        assertEquals("sub", tokens.checked(signed(KEY, claims -> {}), "n").getSubject());
        tokens.checked(
                signed(
                        KEY,
                        claims -> claims.audience(List.of("other", "atrium")).claim("azp", "atrium")),
                "n");
    }

    @Test
    void each_thing_wrong_has_its_name() {
        refused(Why.WRONG_ISSUER, claims -> claims.issuer("https://other.example"));
        refused(Why.WRONG_AUDIENCE, claims -> claims.audience("other"));
        refused(
                Why.WRONG_AUDIENCE,
                claims -> claims.audience(List.of("atrium", "other")).claim("azp", "other"));
        refused(Why.WRONG_NONCE, claims -> claims.claim("nonce", "another"));
        refused(Why.WRONG_NONCE, claims -> claims.claim("nonce", null));
        refused(Why.TOKEN_EXPIRED, claims -> claims.expirationTime(in(-61)));
        refused(Why.TOKEN_EXPIRED, claims -> claims.expirationTime(null));
        refused(Why.TOKEN_EARLY, claims -> claims.issueTime(in(90)));
        refused(Why.LOGIN_UNUSABLE, claims -> claims.subject(null));
    }

    @Test
    void clocks_may_be_a_minute_apart() {
        tokens.checked(signed(KEY, claims -> claims.expirationTime(in(-50))), "n");
        tokens.checked(signed(KEY, claims -> claims.issueTime(in(50))), "n");
    }

    @Test
    void nothing_but_the_providers_own_key_signs() throws JOSEException {
        refused(Why.WRONG_SIGNATURE, new PlainJWT(good().build()).serialize());
        refused(Why.WRONG_SIGNATURE, "no token at all");
        refused(Why.WRONG_SIGNATURE, signed(key("one"), claims -> {}));
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good().build());
        symmetric.sign(new MACSigner("a secret of thirty-two bytes and more"));
        refused(Why.WRONG_SIGNATURE, symmetric.serialize());
    }

    @Test
    void a_new_key_is_asked_for_once_and_then_known() {
        tokens.checked(signed(KEY, claims -> {}), "n");
        assertEquals(1, asked.get());
        published = new JWKSet(List.of(KEY.toPublicJWK(), NEXT.toPublicJWK()));
        tokens.checked(signed(NEXT, claims -> {}), "n");
        tokens.checked(signed(NEXT, claims -> {}), "n");
        tokens.checked(signed(KEY, claims -> {}), "n");
        assertEquals(2, asked.get());
    }

    @Test
    void who_has_signed_out_is_said_by_a_token_of_its_own() {
        Map<String, Object> events = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
        String token = signed(KEY, claims -> claims.claim("events", events).claim("nonce", null));
        assertEquals("sub", tokens.loggedOut(token).getSubject());
        for (String other : List.of(
                signed(KEY, claims -> {}),
                signed(KEY, claims -> claims.claim("nonce", null)),
                signed(KEY, claims -> claims.claim("events", events)),
                signed(
                        KEY,
                        claims -> claims.claim("events", events)
                                .claim("nonce", null)
                                .audience("other")))) {
            assertThrows(Refused.class, () -> tokens.loggedOut(other));
        }
    }

    @Test
    void a_provider_without_its_keys_is_away() {
        server.stop(0);
        refused(Why.PROVIDER_UNAVAILABLE, signed(KEY, claims -> {}));
    }

    private void refused(Why why, Consumer<JWTClaimsSet.Builder> change) {
        refused(why, signed(KEY, change));
    }

    private void refused(Why why, String token) {
        assertEquals(
                why,
                assertThrows(Refused.class, () -> tokens.checked(token, "n")).why());
    }

    private static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = good();
        change.accept(claims);
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("atrium")
                .subject("sub")
                .claim("nonce", "n")
                .issueTime(in(0))
                .expirationTime(in(300));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
