package io.atrium.search;

import io.atrium.wire.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One question as it is asked.
 *
 * @param q as it was typed
 * @param room null, or where alone
 * @param from null, or whose alone
 * @param next null, or where the page before ended
 * @param zone in which the days of {@code before:} and {@code after:} begin
 */
public record Asked(String q, String room, String from, Sorting sort, int limit, String next, ZoneId zone) {
    /** Hits on a page, at most. */
    public static final int MOST = 100;

    /** Hits on a page, where nothing is said. */
    public static final int SOME = 20;

    /** @throws Problem {@code invalid}, field {@code tz} */
    public static ZoneId zone(Optional<String> name) {
        try {
            return name.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("tz", "tz must be a time zone such as Europe/Berlin, or an offset such as +02:00");
        }
    }

    /** The question with what stands beside it as if it had been typed. */
    String whole() {
        return q + (room == null ? "" : " in:" + room) + (from == null ? "" : " from:" + from);
    }
}
