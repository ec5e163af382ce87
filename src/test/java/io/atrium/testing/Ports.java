package io.atrium.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are stopped and started again. */
public final class Ports {
    /** Below those that systems lend to whoever connects: while the server is down nobody else is given its port. */
    private static final int FIRST = 20_000;

    private static final int END = 30_000;
    private static final int TRIES = 100;

    private Ports() {}

    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
                return port;
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new IllegalStateException("no port is free between " + FIRST + " and " + END);
    }
}
