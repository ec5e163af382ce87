package io.atrium.endpoint;

import io.atrium.room.RoomTraffic;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The plain room socket: one socket, one room. An instance for each connection. */
@ServerEndpoint(value = "/ws/room/{room}", configurator = RoomEndpoint.Making.class)
public class RoomEndpoint {
    private static final Logger LOG = Logger.getLogger(RoomEndpoint.class.getName());

    private final RoomTraffic traffic;
    private final Opening opening;
    private final Limits limits;
    private final TextAssembly assembly;
    private volatile RoomConnection connection;
    private volatile boolean over;

    /** For the servers, which look whether they could. */
    public RoomEndpoint() {
        this(null, null, Limits.DEFAULTS);
    }

    RoomEndpoint(RoomTraffic traffic, Opening opening, Limits limits) {
        this.traffic = traffic;
        this.opening = opening;
        this.limits = limits;
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
            private RoomTraffic traffic;

            @Inject
            private Opening opening;

            @Inject
            private Limits limits;

            @Override
            public Object endpoint() {
                return new RoomEndpoint(traffic, opening, limits);
            }
        }
    }

    @OnOpen
    public void open(Session socket) {
        connection = opening.enter(socket, traffic::receive);
        opening.start(connection, socket.getRequestParameterMap());
        if (over || connection.session().isClosed()) {
            // Its end came before this instance knew its connection, perhaps.
            opening.close(connection);
        }
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
        connection.receive(part, last);
    }

    @OnMessage
    public void pong(PongMessage pong) {
        connection.session().ponged();
    }

    @OnClose
    public void close() {
        over = true;
        opening.close(connection);
    }

    /** Networks break: no news. What comes after is {@link #close}. */
    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "a room socket failed", failure);
    }
}
