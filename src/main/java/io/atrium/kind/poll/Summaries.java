package io.atrium.kind.poll;

import io.atrium.room.Summary;
import java.util.HashMap;
import java.util.Map;

/** A poll in a few words: how many have voted, and until when one can. */
final class Summaries {
    private Summaries() {}

    static Summary of(Terms terms, boolean closed, long voters, int members) {
        Map<String, Object> places = new HashMap<>(Map.of("voters", voters, "members", members));
        if (closed) {
            return Summary.of("summary.closed", places);
        }
        if (terms.closesAt() == null) {
            return Summary.of("summary.open", places);
        }
        places.put("at", terms.closesAt());
        return Summary.of("summary.closes", places);
    }
}
