package io.atrium.room;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers by which it is known whether what was made of a room's log is true still. A greater one: it has to be made anew. */
final class Generations {
    private final AtomicLong last = new AtomicLong();
    private final ConcurrentMap<Long, Long> rewritten = new ConcurrentHashMap<>();
    private volatile long all;

    /** Greater than all before. */
    long next() {
        return last.incrementAndGet();
    }

    /** Of the time when the room's log was written anew last; 0: it never was. */
    long of(long roomId) {
        return Math.max(all, rewritten.getOrDefault(roomId, 0L));
    }

    /** A room's log was written anew. */
    void doubt(long roomId) {
        rewritten.put(roomId, next());
    }

    /** Nobody knows which were. */
    void doubtAll() {
        all = next();
    }
}
