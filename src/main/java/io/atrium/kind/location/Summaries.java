package io.atrium.kind.location;

import io.atrium.room.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A location room in a few words: how many are on its map. */
final class Summaries {
    private Summaries() {}

    static Optional<Summary> of(List<Board.Seen> seen) {
        if (seen.isEmpty()) {
            return Optional.of(Summary.of("summary.nobody", Map.of()));
        }
        Optional<Instant> newest = seen.stream()
                .filter(person -> person.fix() != null)
                .map(person -> person.fix().at())
                .max(Comparator.naturalOrder());
        Summary summary = newest.map(at -> Summary.of("summary.seen", Map.of("n", seen.size(), "at", at)))
                .orElseGet(() -> Summary.of("summary.sharing", Map.of("n", seen.size())));
        return Optional.of(summary.toned(Summary.Tone.ACCENT));
    }
}
