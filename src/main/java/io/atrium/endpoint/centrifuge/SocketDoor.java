package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.Sockets;
import io.atrium.endpoint.TextAssembly;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The multiplexed connection over a WebSocket. The server makes an instance for each. */
@Dependent
@ServerEndpoint(value = "/connection/websocket", subprotocols = "centrifuge-json")
public class SocketDoor {
    private static final Logger LOG = Logger.getLogger(SocketDoor.class.getName());

    @Inject
    private Connections connections;

    @Inject
    private Sockets sockets;

    @Inject
    private Limits limits;

    private TextAssembly assembly;
    private Connection connection;

    @OnOpen
    public void open(Session socket) {
        assembly = new TextAssembly(limits.maxFrame());
        connection = connections.open(new SocketLink(sockets.transport(socket)), (Visitor) socket.getUserPrincipal());
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
        connections.close(connection);
    }

    /** Networks break: no news. What comes after is {@link #close}. */
    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "a connection failed", failure);
    }
}
