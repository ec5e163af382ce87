package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Binary messages in parts, as servers hand them over. */
class BinaryAssemblyTest {
    private final BinaryAssembly assembly = new BinaryAssembly(4);

    @Test
    void a_message_in_one_part_is_that_part() {
        assertArrayEquals(new byte[] {1, 2}, add(true, 1, 2));
        assertArrayEquals(new byte[] {3}, add(true, 3));
    }

    @Test
    void parts_are_put_together_and_the_next_message_begins_anew() {
        assertTrue(assembly.add(new byte[] {1, 2}, false).isEmpty());
        assertArrayEquals(new byte[] {1, 2, 3}, add(true, 3));
        assertArrayEquals(new byte[] {4}, add(true, 4));
    }

    @Test
    void the_end_may_come_by_itself() {
        assertTrue(assembly.add(new byte[] {1, 2}, false).isEmpty());
        assertArrayEquals(new byte[] {1, 2}, add(true));
    }

    @Test
    void what_is_too_large_is_dropped_and_known_as_such() {
        assertFalse(assembly.isTooLarge());
        assertTrue(assembly.add(new byte[3], false).isEmpty());
        assertTrue(assembly.add(new byte[2], false).isEmpty());
        assertTrue(assembly.isTooLarge());
        assertTrue(assembly.add(new byte[1], true).isEmpty());
    }

    private byte[] add(boolean last, int... bytes) {
        byte[] part = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            part[i] = (byte) bytes[i];
        }
        return assembly.add(part, last).orElseThrow();
    }
}
