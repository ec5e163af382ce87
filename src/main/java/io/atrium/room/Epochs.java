package io.atrium.room;

import java.security.SecureRandom;

/** Names for a log's life. Short, as they stand in every client's position; random, as a restored log must not meet its old name. */
final class Epochs {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Epochs() {}

    static String next() {
        return Long.toString(RANDOM.nextLong(1L << 40), Character.MAX_RADIX);
    }
}
