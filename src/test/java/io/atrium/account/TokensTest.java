package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    @Test
    void aTokenWithoutALifeNeverExpires() {
        assertNull(Tokens.expiry(NOW, null));
        assertFalse(new AccessToken(1, "n", "h", NOW, null).isExpired(Instant.MAX));
    }

    @Test
    void aTokenIsGoodUpToItsLastInstant() {
        AccessToken token = new AccessToken(1, "n", "h", NOW, Tokens.expiry(NOW, Duration.ofHours(1)));
        assertFalse(token.isExpired(NOW.plusSeconds(3_599)));
        assertTrue(token.isExpired(NOW.plusSeconds(3_600)));
    }

    @Test
    void aLifeOutOfRangeIsNamed() {
        for (Duration life : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(40_000)}) {
            assertEquals(
                    "expires_in",
                    assertThrows(Problem.class, () -> Tokens.expiry(NOW, life)).field());
        }
    }

    @Test
    void usesAreWrittenAtMostOnceAMinute() {
        assertTrue(TokenUses.isTimeToWrite(Instant.MIN, NOW));
        assertFalse(TokenUses.isTimeToWrite(NOW.minusSeconds(59), NOW));
        assertTrue(TokenUses.isTimeToWrite(NOW.minusSeconds(60), NOW));
    }

    @Test
    void secretsAreLongUnlikeAndKeptAsAHash() {
        String token = Secret.random(Tokens.PREFIX);
        assertTrue(token.matches("atr_[A-Za-z0-9_-]{43}"));
        assertNotEquals(token, Secret.random(Tokens.PREFIX));
        assertTrue(Secret.hash(token).matches("[0-9a-f]{64}"));
        assertEquals(16, Secret.password().length());
    }
}
