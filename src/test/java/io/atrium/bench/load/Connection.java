package io.atrium.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One socket of the load: how far it has come, the beginning of a frame that has not come whole, and what could not be written yet. */
final class Connection {
    private static final int ROUNDED_TO = 1_024;
    private static final int WORTH_KEEPING = 16_384;

    /** How far it has come. */
    enum State {
        CONNECTING,
        UPGRADING,
        ENTERING,
        OPEN,
        CLOSED
    }

    final int index;
    final int room;
    final SocketChannel channel;
    State state = State.CONNECTING;
    SelectionKey key;
    /** Never reads once it is in. */
    boolean deaf;
    /** How many of its room's whispers it has passed by. */
    int position;
    /** When it began, for whoever wants to know how long it took; nanoseconds. */
    long beganAt;

    private byte[] partial;
    private int partialLength;
    private ByteBuffer unsent;

    Connection(int index, int room, SocketChannel channel) {
        this.index = index;
        this.room = room;
        this.channel = channel;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Puts what was left over of the last read in front of the next. */
    void restore(ByteBuffer into) {
        if (partialLength > 0) {
            into.put(partial, 0, partialLength);
            partialLength = 0;
        }
    }

    /** Keeps what has not come whole. */
    void keep(ByteBuffer bytes, int from, int end) {
        partialLength = end - from;
        if (partialLength == 0) {
            if (partial != null && partial.length > WORTH_KEEPING) {
                partial = null;
            }
            return;
        }
        if (partial == null || partial.length < partialLength) {
            partial = new byte[(partialLength / ROUNDED_TO + 1) * ROUNDED_TO];
        }
        bytes.get(from, partial, 0, partialLength);
    }

    /** Writes, and keeps for later what the kernel does not take. */
    void write(ByteBuffer bytes) throws IOException {
        if (unsent == null) {
            channel.write(bytes);
            if (!bytes.hasRemaining()) {
                return;
            }
        }
        append(bytes);
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    /** Goes on with what was kept. */
    void writeOn() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (unsent.hasRemaining()) {
                return;
            }
            unsent = null;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    private void append(ByteBuffer bytes) {
        int kept = unsent == null ? 0 : unsent.remaining();
        ByteBuffer all = ByteBuffer.allocate(kept + bytes.remaining());
        if (unsent != null) {
            all.put(unsent);
        }
        unsent = all.put(bytes).flip();
    }
}
