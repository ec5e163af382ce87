package io.atrium.channel;

import java.security.SecureRandom;

/** This process among those that share a channel layer. */
public final class Node {
    private static final int BITS = 40;

    /** Another one with each start, unlike any other's: a node that comes back has forgotten what it told the others. */
    public static final String ID =
            Long.toString(new SecureRandom().nextLong() >>> (Long.SIZE - BITS), Character.MAX_RADIX);

    private Node() {}
}
