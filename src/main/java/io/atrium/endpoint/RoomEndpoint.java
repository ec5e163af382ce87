package io.atrium.endpoint;

import io.atrium.room.RoomTraffic;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The plain room socket: one socket, one room. The server makes an instance for each connection. */
@Dependent
@ServerEndpoint("/ws/room/{room}")
public class RoomEndpoint {
    private static final Logger LOG = Logger.getLogger(RoomEndpoint.class.getName());

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Opening opening;

    @Inject
    private Limits limits;

    private TextAssembly assembly;
    private RoomConnection connection;

    @OnOpen
    public void open(Session socket) {
        assembly = new TextAssembly(limits.maxFrame());
        connection = opening.open(socket, traffic::receive);
        opening.requireStillGood(connection.session());
    }

    /** In parts, since only so both servers let the size be bounded. */
    @OnMessage
    public void text(String part, boolean last) {
        assembly.add(part, last).ifPresent(connection::receive);
        if (assembly.isTooLarge()) {
            connection.tooLarge(limits.maxFrame());
        }
    }

    @OnMessage
    public void binary(byte[] part, boolean last) {
        if (last) {
            connection.refuse(Problem.of(ErrorCode.MALFORMED, "rooms of this kind take no binary frames"), null);
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        connection.session().alive();
    }

    @OnClose
    public void close() {
        opening.close(connection);
    }

    /** Networks break: no news. What comes after is {@link #close}. */
    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "a room socket failed", failure);
    }
}
