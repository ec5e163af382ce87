package io.atrium.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** As {@code printf %s '1700000000.{"a":"ü"}' | openssl dgst -sha256 -hmac secret} says. */
    @Test
    void is_what_anybody_else_makes_of_the_same() {
        assertEquals(
                "v1=3a6e666a1b851cd2f782ccee97ba6dedadb080e49d2d89894025fa02126e8d2c",
                Signature.of("secret", "1700000000", "{\"a\":\"ü\"}"));
    }

    @Test
    void holds_for_one_time_and_one_body() {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        String signature = Signature.headers("secret", now, "{}").get(Signature.SIGNATURE);
        assertNotEquals(
                signature, Signature.headers("secret", now.plusSeconds(1), "{}").get(Signature.SIGNATURE));
        assertNotEquals(signature, Signature.headers("secret", now, "{ }").get(Signature.SIGNATURE));
        assertNotEquals(signature, Signature.headers("other", now, "{}").get(Signature.SIGNATURE));
        assertEquals("1700000000", Signature.headers("secret", now, "{}").get(Signature.TIMESTAMP));
    }
}
