package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.FrameCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One node's side of the talk; the other's is said by the test. */
class NeighboursTest {
    private static final String GROUP = "nodes:presence";

    private long now = 1;
    private final Wire layer = new Wire();
    private final Presence presence = new Presence(layer, () -> now);

    /** A layer whose other nodes are the test. */
    private static final class Wire implements ChannelLayer {
        private final MemoryChannelLayer here = new MemoryChannelLayer(Runnable::run);
        private final List<String> sent = new ArrayList<>();
        private boolean connected = true;

        @Override
        public void groupAdd(String group, Receiver receiver) {
            here.groupAdd(group, receiver);
        }

        @Override
        public void groupDiscard(String group, Receiver receiver) {
            here.groupDiscard(group, receiver);
        }

        @Override
        public void groupSend(String group, Message message) {
            throw new AssertionError("each node tells its own");
        }

        @Override
        public void groupSendHere(String group, Message message) {
            here.groupSend(group, message);
        }

        @Override
        public void groupSendElsewhere(String group, Message message) {
            sent.add(message.json());
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }
    }

    @Test
    void who_is_on_another_node_is_there() {
        said(1, 1, "\"room\",\"ann\",\"room\",\"bob\"");
        presence.enter("room", "cho");
        sweep();
        assertEquals(Set.of("ann", "bob", "cho"), presence.online("room"));
        changed(2, "", "\"room\",\"ann\"");
        sweep();
        assertEquals(Set.of("bob", "cho"), presence.online("room"));
    }

    @Test
    void who_moves_from_node_to_node_never_leaves() {
        List<String> told = new ArrayList<>();
        layer.groupAdd("room", messages -> messages.forEach(message -> told.add(message.json())));
        presence.enter("room", "ann");
        sweep();
        presence.leave("room", "ann");
        said(1, 1, "\"room\",\"ann\"");
        pass(Presence.GRACE.plusSeconds(1), 1);
        assertEquals(Set.of("ann"), presence.online("room"));
        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void who_has_missed_a_number_asks_for_all_of_it() {
        said(1, 1, "\"room\",\"ann\"");
        changed(3, "\"room\",\"bob\"", "");
        sweep();
        assertEquals("b", FrameCodec.object(layer.sent.get(0)).getString("asks"));
        said(3, 1, "\"room\",\"bob\"");
        sweep();
        assertEquals(Set.of("bob"), presence.online("room"));
    }

    @Test
    void all_of_it_may_come_in_parts() {
        said(1, 2, "\"room\",\"ann\"");
        sweep();
        assertEquals(Set.of(), presence.online("room"));
        said(1, 2, "\"room\",\"bob\"");
        sweep();
        assertEquals(Set.of("ann", "bob"), presence.online("room"));
    }

    @Test
    void who_is_asked_tells_all() {
        presence.enter("room", "cho");
        sweep();
        layer.sent.clear();
        hear("{\"asks\":\"" + Node.ID + "\"}");
        sweep();
        assertEquals(
                "[\"room\",\"cho\"]",
                FrameCodec.object(layer.sent.get(1)).getJsonArray("in").toString());
    }

    @Test
    void a_node_that_fell_silent_takes_its_people_along() {
        said(1, 1, "\"room\",\"ann\"");
        sweep();
        pass(Neighbours.SILENCE.minusSeconds(1), 0);
        assertEquals(Set.of("ann"), presence.online("room"));
        pass(Duration.ofSeconds(2), 0);
        sweep();
        assertEquals(Set.of(), presence.online("room"));
    }

    @Test
    void who_hears_nobody_takes_nobody_for_gone() {
        said(1, 1, "\"room\",\"ann\"");
        sweep();
        layer.connected = false;
        pass(Neighbours.SILENCE.multipliedBy(3), 0);
        assertEquals(Set.of("ann"), presence.online("room"));
        layer.connected = true;
        pass(Neighbours.SILENCE.plusSeconds(1), 0);
        sweep();
        assertEquals(Set.of(), presence.online("room"));
    }

    private void said(long number, int parts, String in) {
        hear("{\"node\":\"b\",\"number\":" + number + ",\"parts\":" + parts + ",\"in\":[" + in + "]}");
    }

    private void changed(long number, String in, String out) {
        hear("{\"node\":\"b\",\"number\":" + number + ",\"in\":[" + in + "],\"out\":[" + out + "]}");
    }

    private void hear(String news) {
        layer.groupSendHere(GROUP, Message.ephemeral(news, null));
    }

    private void sweep() {
        presence.sweep();
    }

    /** @param from the number the other node goes on with; 0: it says nothing */
    private void pass(Duration duration, long from) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            now += Duration.ofSeconds(1).toNanos();
            if (from > 0) {
                changed(from + second + 1, "", "");
            }
            sweep();
        }
    }
}
