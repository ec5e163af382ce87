package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** Where people are in a document, as they say themselves: kept nowhere, and gone with them. */
public record Awareness(List<State> states) {
    private static final String GONE = "null";

    /**
     * One client's.
     *
     * @param clock a later state has a higher one
     * @param json {@code null}: it has gone
     */
    public record State(long client, long clock, String json) {
        public boolean isGone() {
            return json.equals(GONE);
        }

        public State gone() {
            return new State(client, clock, GONE);
        }
    }

    public Awareness {
        states = List.copyOf(states);
    }

    /** @throws io.atrium.wire.Problem {@code malformed} */
    public static Awareness of(byte[] encoded) {
        Lib0Reader from = new Lib0Reader(encoded);
        List<State> states = new ArrayList<>();
        int count = from.count();
        for (int i = 0; i < count; i++) {
            states.add(new State(from.varUint(), from.varUint(), from.json()));
        }
        from.requireEnd();
        return new Awareness(states);
    }

    public byte[] toBytes() {
        Lib0Writer to = new Lib0Writer().varUint(states.size());
        states.forEach(
                state -> to.varUint(state.client()).varUint(state.clock()).varString(state.json()));
        return to.toBytes();
    }
}
