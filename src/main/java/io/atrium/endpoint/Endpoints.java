package io.atrium.endpoint;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Has a socket's endpoint made by a bean of ours. A server that injects into each instance by itself resolves its class anew for every
 * connection (Tyrus), and keeps what it resolved with the connection.
 */
public abstract class Endpoints extends ServerEndpointConfig.Configurator {
    private final Class<? extends Maker> maker;
    private volatile Maker found;

    /** An application-scoped bean that knows what an endpoint needs. */
    @FunctionalInterface
    public interface Maker {
        /** A new endpoint, for one connection. */
        Object endpoint();
    }

    protected Endpoints(Class<? extends Maker> maker) {
        this.maker = maker;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        Maker known = found;
        if (known == null) {
            known = CDI.current().select(maker).get();
            found = known;
        }
        return endpoint.cast(known.endpoint());
    }
}
