package io.atrium.kind.document.yjs;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much somebody knows of each client: all of its operations before that number.
 *
 * @param clocks by client; none of them 0
 */
public record StateVector(NavigableMap<Long, Long> clocks) {
    public static final StateVector NOTHING = new StateVector(new TreeMap<>());

    public StateVector {
        clocks = new TreeMap<>(clocks);
    }

    /** @throws io.atrium.wire.Problem {@code malformed} */
    public static StateVector of(byte[] encoded) {
        Lib0Reader from = new Lib0Reader(encoded);
        NavigableMap<Long, Long> clocks = new TreeMap<>();
        int clients = from.count();
        for (int i = 0; i < clients; i++) {
            long client = from.varUint();
            clocks.merge(client, from.varUint(), Math::max);
        }
        from.requireEnd();
        return new StateVector(clocks);
    }

    public byte[] toBytes() {
        Lib0Writer to = new Lib0Writer().varUint(clocks.size());
        for (Map.Entry<Long, Long> clock : clocks.descendingMap().entrySet()) {
            to.varUint(clock.getKey()).varUint(clock.getValue());
        }
        return to.toBytes();
    }

    long of(long client) {
        return clocks.getOrDefault(client, 0L);
    }
}
