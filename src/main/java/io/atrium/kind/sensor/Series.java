package io.atrium.kind.sensor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one sensor's readings as at most so many points, with each part's lowest and highest kept at their own times, so that no spike vanishes.
 */
final class Series {
    /** @param at milliseconds since 1970 */
    record Point(long at, double value) {}

    private final long width;
    private final Bucket whole = new Bucket();
    private final List<Point> points = new ArrayList<>();
    private Bucket part = new Bucket();
    private long partStart = Long.MIN_VALUE;

    /** @param width of a part, in milliseconds: each gives two points at most */
    Series(long width) {
        this.width = width;
    }

    /** How long a part must be for so many points at most; a multiple of the buckets it is made of. */
    static long partOf(long stretchMillis, int mostPoints, Width buckets) {
        // One part more than fits: a stretch begins and ends within one.
        long parts = Math.max(1, mostPoints / 2 - 1);
        long multiple = Math.max(1, -Math.floorDiv(-stretchMillis, parts * buckets.millis()));
        return multiple * buckets.millis();
    }

    /** In the order of their starts. */
    void add(long start, Bucket bucket) {
        long from = Math.floorDiv(start, width) * width;
        if (from != partStart) {
            finishPart();
            partStart = from;
        }
        part.add(bucket);
        whole.add(bucket);
    }

    List<Point> points() {
        finishPart();
        return points;
    }

    /** All of it in one. */
    Bucket whole() {
        return whole;
    }

    private void finishPart() {
        if (part.n() == 0) {
            return;
        }
        Point low = new Point(part.lowAt(), part.low());
        Point high = new Point(part.highAt(), part.high());
        if (low.equals(high)) {
            points.add(low);
        } else {
            boolean lowFirst = low.at() <= high.at();
            points.add(lowFirst ? low : high);
            points.add(lowFirst ? high : low);
        }
        part = new Bucket();
    }

    /** The members {@code n min mean max points}, without braces. */
    void writeTo(Writer to) throws IOException {
        to.write("\"n\":" + whole.n());
        if (whole.n() > 0) {
            to.write(",\"min\":" + Numbers.json(whole.low()) + ",\"mean\":" + whole.total() / whole.n() + ",\"max\":"
                    + Numbers.json(whole.high()));
        }
        to.write(",\"points\":[");
        String separator = "";
        for (Point point : points()) {
            to.write(separator + "[" + point.at() + "," + Numbers.json(point.value()) + "]");
            separator = ",";
        }
        to.write("]");
    }
}
