package io.atrium.kind.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atrium.kind.document.yjs.Awareness.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** y-protocols' messages. */
class MessageTest {
    private static final byte[] NOTHING = {0, 0};

    @Test
    void a_first_step_tells_a_state_vector() {
        assertEquals(
                StateVector.NOTHING,
                assertInstanceOf(Message.Step1.class, Message.of(UpdateTest.bytes("00000100")))
                        .vector());
        assertArrayEquals(UpdateTest.bytes("00000100"), Message.step1(StateVector.NOTHING));
    }

    @Test
    void a_second_step_and_an_update_bring_changes() {
        assertArrayEquals(NOTHING, change(Message.step2(NOTHING)));
        assertArrayEquals(NOTHING, change(Message.update(NOTHING)));
        assertArrayEquals(UpdateTest.bytes("0001020000"), Message.step2(NOTHING));
        assertArrayEquals(UpdateTest.bytes("0002020000"), Message.update(NOTHING));
    }

    @Test
    void where_people_are_is_read_as_it_was_written() {
        Awareness told =
                new Awareness(List.of(new State(7, 3, "{\"user\":{\"name\":\"陈丽\"}}"), new State(9, 1, "null")));
        assertEquals(
                told,
                assertInstanceOf(Message.Presence.class, Message.of(Message.presence(told.toBytes())))
                        .awareness());
        assertInstanceOf(Message.QueryPresence.class, Message.of(new byte[] {3}));
    }

    @Test
    void a_refusal_is_permission_denied() {
        assertArrayEquals(UpdateTest.bytes("0200026e6f"), Message.denied("no"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "04", // no such message
                "0003020000", // no such step
                "000105", // cut off
                "000102000000", // a byte too many
                "00000101", // a state vector cut off
                "0103010101", // where people are, cut off
                "01050107010178", // what is no JSON
                "020000", // only a server says that
            })
    void anything_else_is_malformed(String hex) {
        Lib0Test.assertMalformed(() -> Message.of(UpdateTest.bytes(hex)));
    }

    private static byte[] change(byte[] message) {
        return assertInstanceOf(Message.Change.class, Message.of(message)).update();
    }
}
