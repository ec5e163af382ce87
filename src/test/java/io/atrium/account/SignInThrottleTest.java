package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final FakeClock clock = new FakeClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void fiveFailuresAreFreeAndTheSixthAttemptHasToWait() {
        fail(5, "ann", "10.0.0.1");
        Problem problem = assertThrows(Problem.class, () -> throttle.attempt("ann", "10.0.0.2"));
        assertEquals(ErrorCode.RATE_LIMITED, problem.code());
        assertEquals(1, problem.retryAfterSeconds());
    }

    @Test
    void theWaitDoublesUpToAMinute() {
        fail(5, "ann", "10.0.0.1");
        for (int wait : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertEquals(wait, waitOf("ann", "10.0.0.2"));
            clock.pass(Duration.ofSeconds(wait));
            throttle.attempt("ann", "10.0.0." + wait);
        }
    }

    @Test
    void anAttemptThatCameTooEarlyDoesNotLengthenTheWait() {
        fail(5, "ann", "10.0.0.1");
        for (int i = 0; i < 100; i++) {
            waitOf("ann", "10.0.0.1");
        }
        assertEquals(1, waitOf("ann", "10.0.0.1"));
    }

    @Test
    void anAddressThatTriesManyLoginsIsSlowedToo() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt("login-" + i, "10.0.0.1");
        }
        assertEquals(1, waitOf("another", "10.0.0.1"));
        assertDoesNotThrow(() -> throttle.attempt("another", "10.0.0.2"));
    }

    @Test
    void anAddressAloneIsSlowedAndGetsBackWhatWasNoFailure() {
        for (int i = 0; i < 20; i++) {
            throttle.attemptFrom("10.0.0.1");
            throttle.giveBack("10.0.0.1");
        }
        for (int i = 0; i < 5; i++) {
            throttle.attemptFrom("10.0.0.1");
        }
        assertThrows(Problem.class, () -> throttle.attemptFrom("10.0.0.1"));
        assertEquals(1, waitOf("ann", "10.0.0.1"));
    }

    @Test
    void unknownLoginsAreSlowedLikeKnownOnes() {
        fail(5, "nobody", "10.0.0.1");
        assertEquals(1, waitOf("nobody", "10.0.0.9"));
    }

    @Test
    void aSuccessClearsTheAccount() {
        fail(4, "ann", "10.0.0.1");
        throttle.attempt("ann", "10.0.0.1");
        throttle.succeeded("ann", "10.0.0.1");
        assertDoesNotThrow(() -> throttle.attempt("ann", "10.0.0.3"));
    }

    @Test
    void aPasswordOneKnowsDoesNotResetTheGuessesOfAnAddress() {
        for (int i = 0; i < 4; i++) {
            throttle.attempt("victim-" + i, "10.0.0.1");
        }
        throttle.attempt("mine", "10.0.0.1");
        throttle.succeeded("mine", "10.0.0.1");
        throttle.attempt("victim-5", "10.0.0.1");
        assertEquals(1, waitOf("victim-6", "10.0.0.1"));
    }

    @Test
    void manySuccessesOfOneAddressAreNeverSlowed() {
        for (int i = 0; i < 100; i++) {
            throttle.attempt("user-" + i, "10.0.0.1");
            throttle.succeeded("user-" + i, "10.0.0.1");
        }
    }

    @Test
    void attemptsAtOnceCountBeforeTheyAreAnswered() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt("ann", "10.0.0." + i);
        }
        assertThrows(Problem.class, () -> throttle.attempt("ann", "10.0.0.7"));
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail(5, "ann", "10.0.0.1");
        clock.pass(SignInThrottle.MEMORY);
        fail(5, "ann", "10.0.0.1");
        assertEquals(1, waitOf("ann", "10.0.0.1"));
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < SignInThrottle.MOST + 1_000; i++) {
            throttle.attempt("login-" + i, "address-" + i);
        }
        assertTrue(throttle.remembered() <= SignInThrottle.MOST);
    }

    private void fail(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            throttle.attempt(login, address);
        }
    }

    private int waitOf(String login, String address) {
        return assertThrows(Problem.class, () -> throttle.attempt(login, address))
                .retryAfterSeconds();
    }

    private static final class FakeClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T14:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
