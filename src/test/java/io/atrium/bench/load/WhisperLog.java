package io.atrium.bench.load;

/**
 * When each whisper of each room was sent, and by which connection. A whisper carries no time, but a room's whispers come in one
 * order: the k-th that a connection gets is the k-th of its room that it did not send itself. Where two senders' whispers overtake
 * each other on the way to the server each is given the other's time: the mean stays exact, and a percentile is off by no
 * more than they were apart.
 */
final class WhisperLog {
    private static final int ONE_ROOM = 1 << 18;
    private static final int ONE_OF_MANY = 1 << 12;
    private static final int MANY = 8;

    private final int mask;
    private final int bits;
    private final long[] sentAt;
    private final int[] senders;
    private final int[] heads;

    WhisperLog(int rooms) {
        int size = rooms > MANY ? ONE_OF_MANY : ONE_ROOM;
        mask = size - 1;
        bits = Integer.numberOfTrailingZeros(size);
        sentAt = new long[rooms << bits];
        senders = new int[rooms << bits];
        heads = new int[rooms];
    }

    void sent(Connection by, long micros) {
        int slot = slot(by.room, heads[by.room]++);
        sentAt[slot] = micros;
        senders[slot] = by.index;
    }

    /** The connection has got one more: when it was sent, in microseconds; -1: nobody sent it. */
    long received(Connection by) {
        int head = heads[by.room];
        while (by.position != head) {
            int slot = slot(by.room, by.position++);
            if (senders[slot] != by.index) {
                return sentAt[slot];
            }
        }
        return -1;
    }

    /** The index of who sent the one that was received last. */
    int lastSender(Connection receiver) {
        return senders[slot(receiver.room, receiver.position - 1)];
    }

    /** Forgets what a connection has missed. */
    void catchUp(Connection connection) {
        connection.position = heads[connection.room];
    }

    private int slot(int room, int position) {
        return (room << bits) + (position & mask);
    }
}
