package io.atrium.kind.location;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where one person was over a stretch of time. */
final class Track {
    /** Nobody knows what was between two positions farther apart than this. */
    static final long GAP_MILLIS = 15 * 60_000;

    /** Less is a receiver's trembling and no way that was made. */
    private static final double TREMBLING_METRES = 10;

    private final List<Point> points = new ArrayList<>();

    /** @param at milliseconds since 1970 */
    record Point(long at, double latitude, double longitude) {
        double metresTo(Point other) {
            return Earth.metres(latitude, longitude, other.latitude, other.longitude);
        }
    }

    void add(Point point) {
        points.add(point);
    }

    /** In the order of time, which need not be the one they came in. */
    Track sorted() {
        points.sort(Comparator.comparingLong(Point::at));
        return this;
    }

    List<Point> points() {
        return points;
    }

    /** How far it was, without what nobody saw. */
    double metres() {
        double sum = 0;
        Point from = null;
        Point before = null;
        for (Point point : points) {
            if (from == null || point.at() - before.at() > GAP_MILLIS) {
                from = point;
            } else if (from.metresTo(point) >= TREMBLING_METRES) {
                sum += from.metresTo(point);
                from = point;
            }
            before = point;
        }
        return sum;
    }

    /** At most so many of them (2 or more), spread over the time, the first and the last among them. */
    List<Point> thinned(int most) {
        if (points.size() <= most) {
            return points;
        }
        List<Point> kept = new ArrayList<>(most);
        Point last = points.get(points.size() - 1);
        long first = points.get(0).at();
        // One part less than points: the last one comes on top.
        double part = Math.max(1, (last.at() - first) / (double) (most - 1));
        long reached = -1;
        for (Point point : points) {
            long place = Math.min(most - 2, (long) ((point.at() - first) / part));
            if (place > reached) {
                kept.add(point);
                reached = place;
            }
        }
        if (!kept.get(kept.size() - 1).equals(last)) {
            kept.add(last);
        }
        return kept;
    }
}
