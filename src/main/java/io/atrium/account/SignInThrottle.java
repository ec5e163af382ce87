package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows guessing: after {@link #FREE} failures of an account or an address the next attempt has to wait 1, 2, 4 … 60 s.
 * Failures are forgotten after {@link #MEMORY} without another. Nobody is kept waiting on a thread: too early is an answer.
 * Thread-safe; memory is bounded.
 */
@ApplicationScoped
public class SignInThrottle {
    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofSeconds(60);
    static final Duration MEMORY = Duration.ofMinutes(15);
    static final int MOST = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    public SignInThrottle() {
        this(Clock.systemUTC());
    }

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts as a failure until {@link #succeeded} says otherwise, so that many attempts at once gain nothing.
     *
     * @throws Problem {@code rate_limited} with the seconds to wait; such an attempt is not counted
     */
    public void attempt(String login, String address) {
        attempt(keys(login, address));
    }

    /** As if it had not been made. */
    synchronized void takeBack(String login, String address) {
        keys(login, address).forEach(key -> failures.computeIfPresent(key, (same, counted) -> counted.oneLess()));
    }

    /** As {@link #attempt}, of a second factor's code. Counted apart: a known password must not reset the count of guessed codes. */
    void attemptCode(String login, String address) {
        attempt(List.of(code(login), address(address)));
    }

    /** As {@link #attempt}, of somebody who does not say yet who they are. */
    public void attemptFrom(String address) {
        attempt(List.of(address(address)));
    }

    /** It was no failure: as if it had not been made. */
    public synchronized void giveBack(String address) {
        failures.computeIfPresent(address(address), (key, counted) -> counted.oneLess());
    }

    private synchronized void attempt(List<String> keys) {
        Instant now = clock.instant();
        long wait = keys.stream().mapToLong(key -> waiting(key, now)).max().orElse(0);
        if (wait > 0) {
            throw Problem.retryable(
                    ErrorCode.RATE_LIMITED, "too many failed attempts, try again in " + wait + " s", (int) wait);
        }
        keys.forEach(key -> failures.put(key, recent(key, now).another(now)));
    }

    /** The account starts afresh; the address merely gets this attempt back, or a known password would reset the count of guesses. */
    public synchronized void succeeded(String login, String address) {
        failures.remove(account(login));
        giveBack(address);
    }

    synchronized void codeSucceeded(String login, String address) {
        failures.remove(code(login));
        giveBack(address);
    }

    synchronized int remembered() {
        return failures.size();
    }

    private static List<String> keys(String login, String address) {
        return List.of(account(login), address(address));
    }

    private static String address(String address) {
        return "address " + address;
    }

    private static String account(String login) {
        return "account " + (Text.isName(login) ? login : "?");
    }

    private static String code(String login) {
        return "code " + login;
    }

    private long waiting(String key, Instant now) {
        Duration left = Duration.between(now, recent(key, now).notBefore());
        return left.isNegative() ? 0 : (left.toMillis() + 999) / 1000;
    }

    private Failures recent(String key, Instant now) {
        Failures counted = failures.get(key);
        return counted == null || !now.isBefore(counted.last.plus(MEMORY)) ? Failures.NONE : counted;
    }

    private record Failures(int count, Instant last) {
        static final Failures NONE = new Failures(0, Instant.EPOCH);

        Failures another(Instant now) {
            return new Failures(count + 1, now);
        }

        Failures oneLess() {
            return count <= 1 ? NONE : new Failures(count - 1, last);
        }

        Instant notBefore() {
            if (count < FREE) {
                return Instant.EPOCH;
            }
            // 2^6 s is past the longest wait already.
            long seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(count - FREE, 6));
            return last.plusSeconds(seconds);
        }
    }
}
