package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Outgoing;
import io.atrium.channel.Transport;
import io.atrium.room.RoomTraffic;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a server may do to an endpoint. */
class RoomEndpointTest {
    private final List<RoomConnection> closed = new ArrayList<>();
    private final RoomConnection connection = new RoomConnection(
            new Place(
                    null,
                    new ClientSession(
                            new ClientSession.Holder("ann", "member", "token", null),
                            new ClientSession.Entrance("test", "::1", null),
                            new Silent(),
                            Limits.DEFAULTS,
                            System::nanoTime),
                    null,
                    null),
            Dialect.JSON,
            null);
    private RoomEndpoint endpoint;

    @Test
    void a_close_told_before_the_open_has_returned_gives_the_place_up_all_the_same() {
        endpoint = new RoomEndpoint(new RoomTraffic(), new EndsAtOnce(), Limits.DEFAULTS);
        endpoint.open((Session) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> null));
        assertEquals(connection, closed.get(closed.size() - 1));
    }

    private final class EndsAtOnce extends Opening {
        @Override
        RoomConnection enter(Session socket, RoomConnection.FrameSink sink) {
            endpoint.close();
            return connection;
        }

        @Override
        void start(RoomConnection started, Map<String, List<String>> query) {
            // Nothing to say to nobody.
        }

        @Override
        void close(RoomConnection gone) {
            closed.add(gone);
        }
    }

    private static final class Silent implements Transport {
        @Override
        public void send(List<Outgoing> frames, Consumer<Throwable> done) {
            done.accept(null);
        }

        @Override
        public void ping() {
            // Nobody is there.
        }

        @Override
        public void close(CloseCode code) {
            // Nobody is there.
        }
    }
}
