package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.endpoint.SocketTransport;
import io.atrium.endpoint.Sockets;
import io.atrium.wire.Limits;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server may do to an endpoint. */
class SocketDoorTest {
    private final List<Connection> closed = new ArrayList<>();
    private final Connection connection = new Connection(null, null, Map.of());
    private SocketDoor door;

    @Test
    void a_close_told_before_the_open_has_returned_closes_the_connection_all_the_same() {
        door = new SocketDoor(new EndsAtOnce(), new NoSockets(), Limits.DEFAULTS);
        door.open((Session) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> null));
        assertEquals(connection, closed.get(closed.size() - 1));
    }

    private final class EndsAtOnce extends Connections {
        @Override
        Connection open(Link link, Visitor visitor) {
            door.close();
            return connection;
        }

        @Override
        void close(Connection gone) {
            closed.add(gone);
        }
    }

    private static final class NoSockets extends Sockets {
        @Override
        public SocketTransport transport(Session session) {
            return null;
        }
    }
}
