package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.channel.ClientSession;
import io.atrium.channel.ClientSession.Holder;
import io.atrium.channel.Outgoing;
import io.atrium.wire.CloseCode;
import io.atrium.wire.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A connection takes one command after the other; what ends from outside does not wait for them. */
class ConnectionEndsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ROOM = "room:a";

    private final List<String> heard = new ArrayList<>();
    private final Connection connection = new Connection(new Recording(), new Visitor(null, false, null), handlers());

    @Test
    void a_channel_is_left_in_the_middle_of_a_command_and_the_client_told_after_it() {
        connection.receive("{\"id\":1,\"connect\":{}}");
        connection.enter(ROOM, () -> heard.add("left"));
        connection.receive("{\"id\":2,\"rpc\":{}}\n{\"id\":3,\"ping\":{}}");
        assertEquals("left", heard.get(1));
        assertEquals(List.of(2, 3), idsOf(heard.subList(2, 4)));
        assertEquals(
                "{\"push\":{\"channel\":\"room:a\",\"unsubscribe\":{\"code\":2000,\"reason\":\"gone\"}}}",
                heard.get(4));
        assertEquals(5, heard.size());
    }

    @Test
    void a_channel_left_already_is_not_told_of_again() {
        connection.receive("{\"id\":1,\"connect\":{}}");
        Connection.Channel channel = () -> heard.add("left");
        connection.enter(ROOM, channel);
        connection.leave(ROOM);
        connection.expel(ROOM, channel, "gone");
        assertFalse(heard.stream().anyMatch(text -> text.contains("unsubscribe")));
    }

    @Test
    void the_end_of_the_server_is_told_in_this_protocols_words() {
        connection.receive("{\"id\":1,\"connect\":{}}");
        connection.session().close(CloseCode.GOING_AWAY);
        assertEquals("end 3001 shutdown", heard.get(1));
    }

    private Map<String, Command.Handler> handlers() {
        return Map.of(
                "connect",
                (by, command) -> {
                    by.connected(session(by), null, false);
                    by.reply(command, "{}");
                },
                "ping",
                (by, command) -> by.reply(command, "{}"),
                "rpc",
                (by, command) -> {
                    expelFromAnotherThread(by);
                    by.reply(command, "{}");
                });
    }

    /** And waits until that has been done, while the command has its turn. */
    private void expelFromAnotherThread(Connection by) {
        Connection.Channel channel = by.channel(ROOM);
        Thread other = new Thread(() -> by.expel(ROOM, channel, "gone"));
        other.start();
        try {
            other.join(PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        if (other.isAlive()) {
            throw new AssertionError("waits for the command");
        }
    }

    private static ClientSession session(Connection by) {
        return new ClientSession(
                new Holder("ann", "member", "token", null),
                new ClientSession.Entrance("test", "::1", null),
                by,
                Limits.DEFAULTS,
                System::nanoTime);
    }

    private static List<Integer> idsOf(List<String> replies) {
        return replies.stream()
                .map(reply -> Integer.parseInt(reply.replaceAll("\\D*(\\d+).*", "$1")))
                .toList();
    }

    private final class Recording implements Link {
        @Override
        public void send(List<Outgoing> frames, Consumer<Throwable> done) {
            frames.forEach(some -> heard.addAll(some.frames()));
            done.accept(null);
        }

        @Override
        public void end(Disconnect why) {
            heard.add("end " + why.code() + " " + why.reason());
        }

        @Override
        public boolean isEmulated() {
            return false;
        }
    }
}
