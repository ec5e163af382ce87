package io.atrium.room;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One room's entries, as they come from several nodes: passed on once each, in order, without a hole. */
final class RoomFeed {
    private final Consumer<List<Entry>> out;
    private final NavigableMap<Long, Entry> early = new TreeMap<>();
    private long position = -1; // not begun

    /** Entries that are missing, both ends excluded. */
    record Hole(long after, long before) {}

    /** @param out is called by one thread at a time, under the feed's lock */
    RoomFeed(Consumer<List<Entry>> out) {
        this.out = out;
    }

    /** Passes on what comes after an entry; what has come already is not lost. */
    synchronized void begin(long seq) {
        position = seq;
        passOn();
    }

    /** In any order, and as often as one likes. */
    synchronized void offer(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.getSeq() > position) {
                early.put(entry.getSeq(), entry);
            }
        }
        passOn();
    }

    private void passOn() {
        if (position < 0) {
            return;
        }
        early.headMap(position, true).clear();
        List<Entry> ready = new ArrayList<>();
        while (!early.isEmpty() && early.firstKey() == position + 1) {
            ready.add(early.pollFirstEntry().getValue());
            position++;
        }
        if (!ready.isEmpty()) {
            out.accept(ready);
        }
    }

    /** What the next that has come is waiting for. */
    synchronized Optional<Hole> hole() {
        return position < 0 || early.isEmpty() ? Optional.empty() : Optional.of(new Hole(position, early.firstKey()));
    }

    /** The last entry that was passed on; less than 0: not begun. */
    synchronized long position() {
        return position;
    }
}
