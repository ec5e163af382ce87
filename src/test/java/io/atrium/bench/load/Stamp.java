package io.atrium.bench.load;

import java.nio.ByteBuffer;

/**
 * When a message was sent and by whom, in its text: {@code ~MMMMMMMMMMM-SSSSS~}, microseconds and the sender's index. It is the last
 * thing in the frame but for the closing {@code "}}, so it is found without a search.
 */
final class Stamp {
    static final int LENGTH = 19;
    /** What follows it in the frame. */
    static final int BEHIND = 2;

    private static final int MICROS_DIGITS = 11;
    private static final int SENDER_DIGITS = 5;

    private Stamp() {}

    static void write(ByteBuffer bytes, int at, long micros, int sender) {
        bytes.put(at, (byte) '~');
        digits(bytes, at + 1, MICROS_DIGITS, micros);
        bytes.put(at + 1 + MICROS_DIGITS, (byte) '-');
        digits(bytes, at + 2 + MICROS_DIGITS, SENDER_DIGITS, sender);
        bytes.put(at + LENGTH - 1, (byte) '~');
    }

    private static void digits(ByteBuffer bytes, int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            bytes.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** Where the stamp of a frame that ends at {@code end} begins; -1: it has none. */
    static int find(ByteBuffer bytes, int begin, int end) {
        int at = end - BEHIND - LENGTH;
        return at >= begin && bytes.get(at) == '~' && bytes.get(end - BEHIND - 1) == '~' ? at : -1;
    }

    static long micros(ByteBuffer bytes, int stamp) {
        return number(bytes, stamp + 1, MICROS_DIGITS);
    }

    static int sender(ByteBuffer bytes, int stamp) {
        return (int) number(bytes, stamp + 2 + MICROS_DIGITS, SENDER_DIGITS);
    }

    private static long number(ByteBuffer bytes, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + bytes.get(i) - '0';
        }
        return value;
    }
}
