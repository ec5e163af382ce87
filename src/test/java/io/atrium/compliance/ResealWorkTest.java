package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.atrium.account.Resealing.Tried;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class ResealWorkTest {
    @Test
    void what_fails_holds_up_neither_those_behind_it_nor_the_next_holder() {
        JsonObject behind = ResealWork.next(0, new Tried(0, "10"), 0);
        assertEquals("10", behind.getString("after"));
        assertEquals(0, behind.getInt("holder"));
        JsonObject again = ResealWork.next(0, Tried.NONE, 3);
        assertEquals(0, again.getInt("holder"));
        assertEquals("", again.getString("after"));
        assertEquals(0, again.getInt("sealed"));
        JsonObject other = ResealWork.next(0, Tried.NONE, 0);
        assertEquals(1, other.getInt("holder"));
        assertNull(Tried.NONE.reached());
    }
}
