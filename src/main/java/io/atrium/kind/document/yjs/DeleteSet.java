package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which operations were deleted: of each client, ranges that neither overlap nor touch. Not for several threads. */
final class DeleteSet {
    /** Of each client, a range's first operation and one past its last. */
    private final NavigableMap<Long, NavigableMap<Long, Long>> ranges = new TreeMap<>();

    /** Operations from one to another; the latter is not deleted. */
    record Range(long from, long to) {}

    static DeleteSet read(Lib0Reader from) {
        DeleteSet read = new DeleteSet();
        int clients = from.count();
        for (int i = 0; i < clients; i++) {
            long client = from.varUint();
            int deletes = from.count();
            for (int j = 0; j < deletes; j++) {
                long clock = from.varUint();
                read.add(client, clock, Update.end(clock, from.varUint()));
            }
        }
        return read;
    }

    void write(Lib0Writer to) {
        to.varUint(ranges.size());
        ranges.descendingMap().forEach((client, own) -> {
            to.varUint(client).varUint(own.size());
            own.forEach((from, end) -> to.varUint(from).varUint(end - from));
        });
    }

    void add(long client, long from, long to) {
        if (from >= to) {
            return;
        }
        NavigableMap<Long, Long> own = ranges.computeIfAbsent(client, unknown -> new TreeMap<>());
        long first = from;
        long end = to;
        for (Map.Entry<Long, Long> near = own.floorEntry(end);
                near != null && near.getValue() >= first;
                near = own.floorEntry(end)) {
            first = Math.min(first, near.getKey());
            end = Math.max(end, near.getValue());
            own.remove(near.getKey());
        }
        own.put(first, end);
    }

    void addAll(DeleteSet other) {
        other.ranges.forEach((client, own) -> own.forEach((from, to) -> add(client, from, to)));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(DeleteSet other) {
        return other.ranges.entrySet().stream()
                .allMatch(theirs -> theirs.getValue().entrySet().stream()
                        .allMatch(range -> covers(theirs.getKey(), range.getKey(), range.getValue())));
    }

    private boolean covers(long client, long from, long to) {
        NavigableMap<Long, Long> own = ranges.get(client);
        Map.Entry<Long, Long> near = own == null ? null : own.floorEntry(from);
        return near != null && near.getValue() >= to;
    }

    /** What of a stretch was deleted, in order. */
    List<Range> within(long client, long from, long to) {
        NavigableMap<Long, Long> own = ranges.get(client);
        if (own == null) {
            return List.of();
        }
        Long first = own.floorKey(from);
        List<Range> within = new ArrayList<>();
        own.subMap(first == null ? from : first, true, to, false).forEach((begin, end) -> {
            if (end > from) {
                within.add(new Range(Math.max(from, begin), Math.min(to, end)));
            }
        });
        return within;
    }

    /** Its ranges, so many to a part. */
    List<DeleteSet> parts(int most) {
        List<DeleteSet> parts = new ArrayList<>();
        int[] taken = {most};
        ranges.forEach((client, own) -> own.forEach((from, to) -> {
            if (taken[0] == most) {
                parts.add(new DeleteSet());
                taken[0] = 0;
            }
            taken[0]++;
            parts.get(parts.size() - 1).add(client, from, to);
        }));
        return parts;
    }
}
