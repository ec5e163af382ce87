package io.atrium.endpoint;

import io.atrium.wire.Problem;
import java.util.List;
import java.util.Map;

/**
 * Where a client says it is in a room's log, from {@code ?after=SEQ&epoch=E}.
 *
 * @param after the last entry it has; negative: it has none and asks for the newest
 * @param epoch null: it does not say, and takes the log for the one it knows
 */
public record Position(long after, String epoch) {
    public static final Position NONE = new Position(-1, null);

    /** @throws Problem {@code invalid}, field {@code after} */
    static Position of(Map<String, List<String>> query) {
        String after = first(query, "after");
        if (after == null || after.isEmpty()) {
            return NONE;
        }
        try {
            long seq = Long.parseLong(after);
            if (seq >= 0) {
                return new Position(seq, first(query, "epoch"));
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.invalid("after", "after must be an entry's number");
    }

    boolean isNone() {
        return after < 0;
    }

    boolean isOf(String logEpoch) {
        return epoch == null || epoch.isEmpty() || epoch.equals(logEpoch);
    }

    static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
