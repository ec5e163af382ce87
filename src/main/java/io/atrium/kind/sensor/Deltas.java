package io.atrium.kind.sensor;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** What a piece of the log adds to the buckets. */
final class Deltas {
    /** Where a bucket stands. */
    record Place(Width width, int sensorNo, long start) {}

    /** The buckets of one width and sensor, which are written together. */
    record Row(Width width, int sensorNo) {}

    private final long from;
    private final Map<Place, Bucket> buckets = new HashMap<>();
    private long to;

    /** @param from the entry before the first */
    Deltas(long from) {
        this.from = from;
        this.to = from;
    }

    void add(int sensorNo, Reading reading) {
        long at = reading.at().toEpochMilli();
        for (Width width : Width.values()) {
            buckets.computeIfAbsent(new Place(width, sensorNo, width.start(at)), place -> new Bucket())
                    .add(at, reading.value());
        }
    }

    void reach(long seq) {
        to = seq;
    }

    /** These and those that came after them. */
    Deltas and(Deltas later) {
        later.buckets.forEach((place, bucket) ->
                buckets.computeIfAbsent(place, missing -> new Bucket()).add(bucket));
        to = later.to;
        return this;
    }

    long from() {
        return from;
    }

    /** The last entry that is in them. */
    long to() {
        return to;
    }

    boolean isEmpty() {
        return to == from;
    }

    Map<Place, Bucket> buckets() {
        return buckets;
    }

    Map<Row, TreeSet<Long>> rows() {
        Map<Row, TreeSet<Long>> rows = new HashMap<>();
        buckets.keySet()
                .forEach(place -> rows.computeIfAbsent(new Row(place.width(), place.sensorNo()), row -> new TreeSet<>())
                        .add(place.start()));
        return rows;
    }
}
