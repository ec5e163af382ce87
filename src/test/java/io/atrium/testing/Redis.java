package io.atrium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/** A real Redis server, a child process on a free port. Ends with the tests' JVM at the latest. */
public final class Redis implements AutoCloseable {
    private final int port;
    private RedisServer server;

    private Redis(int port) {
        this.port = port;
    }

    public static Redis start() {
        Redis redis = new Redis(Ports.free());
        redis.restart();
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        return redis;
    }

    /** On the same port, after {@link #close}. */
    public void restart() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
