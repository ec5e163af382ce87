package io.atrium.kind.location;

import io.atrium.room.Member;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One position a second of each person and room. What counts is when a position was: a device that was offline brings as many as there were seconds.
 */
@ApplicationScoped
class Pace {
    /** A second, less what the way may take from it. */
    static final Duration APART = Duration.ofMillis(900);

    private static final int MOST_KNOWN = 10_000;

    private record Who(long roomId, String login) {}

    /** The position before. @param ref null: it had none */
    private record Before(Instant at, String ref) {}

    private final Map<Who, Before> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Before> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** @throws Problem {@code rate_limited}; never for what was sent before under the same ref, which the log knows */
    synchronized void take(Member from, Frame frame, Instant at) {
        Who who = who(from);
        Before before = known.get(who);
        boolean again = before != null && frame.ref() != null && frame.ref().equals(before.ref());
        if (!again && isTooSoon(before, at)) {
            throw Problem.retryable(ErrorCode.RATE_LIMITED, "one position a second is taken of each person", 1);
        }
        known.put(who, new Before(at, frame.ref()));
    }

    /** Whether a position of that time would be refused now. */
    synchronized boolean isTooSoon(Member from, Instant at) {
        return isTooSoon(known.get(who(from)), at);
    }

    private static boolean isTooSoon(Before before, Instant at) {
        return before != null && Duration.between(before.at(), at).abs().compareTo(APART) < 0;
    }

    private static Who who(Member from) {
        return new Who(from.room().getId(), from.login());
    }
}
