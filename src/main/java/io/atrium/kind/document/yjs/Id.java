package io.atrium.kind.document.yjs;

/** One operation: its client, and the number the client gave it, counted from 0. */
record Id(long client, long clock) {
    static Id read(Lib0Reader from) {
        return new Id(from.varUint(), from.varUint());
    }

    void write(Lib0Writer to) {
        to.varUint(client).varUint(clock);
    }
}
