package io.atrium.kind.location;

import io.atrium.room.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A log as routes, person by person, for files: a route goes on until somebody stops, or nobody knows where they were for a while. */
final class Routes {
    /** What is held in memory at once. */
    private static final int LONGEST = 10_000;

    private Routes() {}

    /** Takes one route, of 1 or more positions. */
    @FunctionalInterface
    interface Taker {
        void take(List<Fix> route) throws IOException;
    }

    /** Everybody with a position. */
    static Set<String> people(Iterable<Entry> entries) {
        Set<String> logins = new TreeSet<>();
        entries.forEach(entry -> {
            if (entry.getType().equals(Fix.TYPE)) {
                logins.add(entry.getAuthor());
            }
        });
        return logins;
    }

    /** Of one person, in the order they were stored in. */
    static void each(String login, Iterable<Entry> entries, Taker to) throws IOException {
        List<Fix> route = new ArrayList<>();
        for (Entry entry : entries) {
            boolean position =
                    entry.getType().equals(Fix.TYPE) && entry.getAuthor().equals(login);
            if (isStop(entry, login) || (position && breaks(route, entry))) {
                flush(route, to);
            }
            if (position) {
                route.add(Fix.of(entry));
            }
        }
        flush(route, to);
    }

    private static boolean isStop(Entry entry, String login) {
        return entry.getType().equals(Sharing.STOP)
                && entry.body().getString("login", entry.getAuthor()).equals(login);
    }

    private static boolean breaks(List<Fix> route, Entry next) {
        if (route.isEmpty()) {
            return false;
        }
        long apart = next.happenedAt().toEpochMilli()
                - route.get(route.size() - 1).at().toEpochMilli();
        return apart < 0 || apart > Track.GAP_MILLIS || route.size() == LONGEST;
    }

    private static void flush(List<Fix> route, Taker to) throws IOException {
        if (!route.isEmpty()) {
            to.take(List.copyOf(route));
            route.clear();
        }
    }
}
