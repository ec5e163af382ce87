package io.atrium.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WhisperLogTest {
    private final Connection ann = new Connection(0, 0, null);
    private final Connection bob = new Connection(1, 0, null);
    private final Connection cho = new Connection(2, 1, null);
    private final WhisperLog log = new WhisperLog(2);

    @Test
    void each_gets_the_whispers_of_its_room_but_its_own() {
        log.sent(ann, 10);
        log.sent(bob, 20);
        log.sent(cho, 30);
        log.sent(ann, 40);
        assertEquals(10, log.received(bob));
        assertEquals(40, log.received(bob));
        assertEquals(0, log.lastSender(bob));
        assertEquals(20, log.received(ann));
        assertEquals(-1, log.received(ann));
        assertEquals(-1, log.received(cho));
    }

    @Test
    void what_was_missed_is_forgotten() {
        log.sent(ann, 10);
        log.catchUp(bob);
        log.sent(ann, 20);
        assertEquals(20, log.received(bob));
    }
}
