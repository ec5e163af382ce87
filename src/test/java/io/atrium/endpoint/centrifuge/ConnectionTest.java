package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.Role;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Outgoing;
import io.atrium.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Caller ANN = new Caller(7, "ann", "Ann", Role.MEMBER, new Credential("token:1", null));

    private final SlowLine line = new SlowLine();

    @Test
    void a_ping_does_not_wait_behind_what_a_slow_line_has_not_taken() {
        Connection connection = connected(new Visitor(ANN, false, null));
        connection.session().send(Outgoing.of("under way"));
        connection.session().send(Outgoing.of("waiting"));
        connection.ping();
        line.take();
        assertEquals(List.of("under way", "{}", "waiting"), line.given);
    }

    @Test
    void its_commands_are_the_persons_once_it_is_known_whose_it_is() {
        Connection unknown = new Connection(line, new Visitor(null, false, null), Map.of());
        assertEquals(unknown, unknown.owner());
        assertNotEquals(unknown.owner(), new Connection(line, new Visitor(null, false, null), Map.of()).owner());
        assertEquals(
                connected(new Visitor(null, false, null)).owner(),
                connected(new Visitor(ANN, false, null)).owner());
        assertEquals(7L, new Connection(line, new Visitor(ANN, false, null), Map.of()).owner());
    }

    private Connection connected(Visitor visitor) {
        Connection connection = new Connection(line, visitor, Map.of());
        ClientSession.Holder holder = new ClientSession.Holder("ann", "member", "token:1", null);
        connection.connected(
                new ClientSession(
                        holder,
                        new ClientSession.Entrance("test", "::1", null),
                        connection,
                        Limits.DEFAULTS,
                        System::nanoTime),
                ANN,
                true);
        return connection;
    }

    /** Takes one write, and the rest when told. */
    private static final class SlowLine implements Link {
        private final List<String> given = new ArrayList<>();
        private Consumer<Throwable> underWay;

        @Override
        public void send(List<Outgoing> frames, Consumer<Throwable> done) {
            frames.forEach(some -> given.addAll(some.frames()));
            underWay = done;
        }

        void take() {
            underWay.accept(null);
        }

        @Override
        public void end(Disconnect why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isEmulated() {
            return true;
        }
    }
}
