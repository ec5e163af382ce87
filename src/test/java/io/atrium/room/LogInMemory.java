package io.atrium.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A log in memory that counts what it is asked. */
class LogInMemory extends EntryReader {
    final ConcurrentSkipListMap<Long, Entry> rows = new ConcurrentSkipListMap<>();
    final AtomicInteger readings = new AtomicInteger();
    volatile boolean gone;

    @Override
    Optional<Tail.Reading> newest(long roomId, int limit) {
        readings.incrementAndGet();
        long head = rows.isEmpty() ? 0 : rows.lastKey();
        List<Entry> newest =
                List.copyOf(rows.subMap(head - limit, false, head, true).values());
        return gone ? Optional.empty() : Optional.of(new Tail.Reading(new Head("e", head), lines(newest)));
    }

    @Override
    public long watch(long roomId) {
        return 0;
    }

    @Override
    public List<Entry> after(long roomId, long seq, int limit) {
        readings.incrementAndGet();
        return rows.tailMap(seq, false).values().stream().limit(limit).toList();
    }

    @Override
    public List<Entry> before(long roomId, long seq, int limit) {
        readings.incrementAndGet();
        return List.copyOf(
                rows.subMap(Math.max(1, seq - limit), Math.max(1, seq)).values());
    }

    @Override
    public List<Entry> between(long roomId, long after, long before) {
        readings.incrementAndGet();
        return List.copyOf(rows.subMap(after, false, before, false).values());
    }
}
