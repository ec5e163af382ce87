package io.atrium.audit;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Rows of the trail as values. Read past the entities: a million of them are walked through, and none is ever changed. */
final class Rows {
    /** What {@link #recorded(Object[])} expects, of a table called {@code a}; number and hash of its seal follow. */
    static final String ACT = "a.id, a.at, a.what, a.actor, a.subject, a.room, a.address, a.detail";

    private static final int N = 8;
    private static final int HASH = 9;

    private Rows() {}

    static List<Recorded> recorded(Query query) {
        return rows(query).map(Rows::recorded).toList();
    }

    static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }

    static Recorded recorded(Object[] row) {
        return new Recorded(
                number(row[0]),
                Instant.ofEpochMilli(number(row[1])),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                row[N] == null ? null : number(row[N]),
                (String) row[HASH]);
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }
}
