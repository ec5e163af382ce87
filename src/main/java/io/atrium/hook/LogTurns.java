package io.atrium.hook;

import io.atrium.hook.DeliveryBook.Behind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Whose turn it is of the logs that go on: in a circle, so that those that always go on keep none of the others waiting. Of one thread. */
final class LogTurns {
    private final int atOnce;
    private final Function<Behind, List<Behind>> after;
    private Behind reached = Behind.NONE;

    /** @param after those that come after one in the fixed order, at most {@code atOnce} */
    LogTurns(int atOnce, Function<Behind, List<Behind>> after) {
        this.atOnce = atOnce;
        this.after = after;
    }

    /** At least {@code atOnce}, where there are so many. */
    Set<Behind> next() {
        Set<Behind> some = new LinkedHashSet<>(after.apply(reached));
        if (some.size() < atOnce) {
            some.addAll(after.apply(Behind.NONE));
        }
        return some;
    }

    /** That one was looked at. */
    void reached(Behind one) {
        reached = one;
    }
}
