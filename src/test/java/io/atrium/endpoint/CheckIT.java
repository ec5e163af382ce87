package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the connection check asks. */
class CheckIT {
    private final RestClient ann = AtriumServer.shared().as("ann");

    @Test
    void what_came_through_and_what_time_it_is() {
        JsonObject seen = ann.get("/api/check").expect(200).json();
        assertTrue(Duration.between(Instant.parse(seen.getString("at")), Instant.now())
                        .abs()
                        .toSeconds()
                < 10);
        assertEquals("127.0.0.1", seen.getString("address"));
        assertEquals(AtriumServer.shared().baseUrl(), "http://" + seen.getString("host"));
        assertFalse(seen.getBoolean("secure"));
        assertFalse(seen.getBoolean("believes_proxy"));
        assertFalse(seen.getBoolean("says_proxy"));
    }

    @Test
    void a_request_waits_as_long_as_it_wants_to() {
        long begun = System.nanoTime();
        JsonObject waited = ann.get("/api/check/wait?seconds=2").expect(200).json();
        assertEquals(2, waited.getInt("waited"));
        assertTrue(System.nanoTime() - begun >= Duration.ofSeconds(2).toNanos());
        assertEquals(
                "seconds",
                ann.get("/api/check/wait?seconds=61").expect(422).json().getString("field"));
    }

    @Test
    void a_body_is_counted() {
        String body = "x".repeat(300_000);
        assertEquals(
                body.length(),
                ann.send("POST", "/api/check/body", body).expect(200).json().getInt("bytes"));
    }

    @Test
    void strangers_learn_nothing() {
        RestClient.anonymous(AtriumServer.shared()).get("/api/check").expect(401);
    }
}
