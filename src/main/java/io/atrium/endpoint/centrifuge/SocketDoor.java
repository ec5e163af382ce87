package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.Endpoints;
import io.atrium.endpoint.Sockets;
import io.atrium.endpoint.TextAssembly;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The multiplexed connection over a WebSocket. An instance for each. */
@ServerEndpoint(
        value = "/connection/websocket",
        subprotocols = "centrifuge-json",
        configurator = SocketDoor.Making.class)
public class SocketDoor {
    private static final Logger LOG = Logger.getLogger(SocketDoor.class.getName());

    private final Connections connections;
    private final Sockets sockets;
    private final TextAssembly assembly;
    private volatile Connection connection;
    private volatile boolean over;

    /** For the servers, which look whether they could. */
    public SocketDoor() {
        this(null, null, Limits.DEFAULTS);
    }

    SocketDoor(Connections connections, Sockets sockets, Limits limits) {
        this.connections = connections;
        this.sockets = sockets;
        this.assembly = new TextAssembly(limits.maxFrame());
    }

    /** How the server comes to one. */
    public static final class Making extends Endpoints {
        public Making() {
            super(Maker.class);
        }

        @ApplicationScoped
        static class Maker implements Endpoints.Maker {
            @Inject
            private Connections connections;

            @Inject
            private Sockets sockets;

            @Inject
            private Limits limits;

            @Override
            public Object endpoint() {
                return new SocketDoor(connections, sockets, limits);
            }
        }
    }

    @OnOpen
    public void open(Session socket) {
        connection = connections.open(new SocketLink(sockets.transport(socket)), (Visitor) socket.getUserPrincipal());
        if (over) {
            // Its end came before this instance knew its connection.
            connections.close(connection);
        }
    }

    /** In parts, since only so both servers let the size be bounded. */
    @OnMessage
    public void text(String part, boolean last) {
        assembly.add(part, last).ifPresent(connection::receive);
        if (assembly.isTooLarge()) {
            connection.disconnect(Disconnect.TOO_LARGE);
        }
    }

    /** What a client sends that speaks Protobuf. */
    @OnMessage
    public void binary(byte[] part, boolean last) {
        connection.disconnect(Disconnect.INAPPROPRIATE_PROTOCOL);
    }

    @OnClose
    public void close() {
        over = true;
        connections.close(connection);
    }

    /** Networks break: no news. What comes after is {@link #close}. */
    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "a connection failed", failure);
    }
}
