package io.atrium.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Entries one after the other in the log, of one who has read them because they have sent them. */
final class OwnRuns {
    private final List<Run> runs = new ArrayList<>();

    private record Run(Member reader, long first, long last) {
        boolean goesOn(Member member, long seq) {
            return seq == last + 1
                    && member.room().getId().equals(reader.room().getId())
                    && member.caller().userId() == reader.caller().userId();
        }
    }

    /** Takes each run. */
    @FunctionalInterface
    interface Taker {
        void take(Member reader, long first, long last);
    }

    void add(Member reader, long seq) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.goesOn(reader, seq)) {
            runs.set(runs.size() - 1, new Run(reader, last.first, seq));
        } else {
            runs.add(new Run(reader, seq, seq));
        }
    }

    /** In one order everywhere, as {@link ReadMarks#moveAll} does: what follows another run of the same member stays behind it. */
    void forEach(Taker taker) {
        runs.stream()
                .sorted(Comparator.comparing(Run::reader, Member.BY_ROOM_AND_USER))
                .forEach(run -> taker.take(run.reader, run.first, run.last));
    }
}
