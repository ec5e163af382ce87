package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.FrameCodec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a room keeps what is in its log. */
class KeepDaysTest {
    @Test
    void a_room_that_says_nothing_keeps_as_long_as_its_kind() {
        assertEquals(Optional.of(Duration.ofDays(7)), of("{}", 7));
        assertEquals(Optional.empty(), of("{}", 0));
    }

    @Test
    void what_a_room_says_goes_before_its_kind() {
        assertEquals(Optional.of(Duration.ofDays(90)), of("{\"keep_days\":90}", 7));
        assertEquals(Optional.of(Duration.ofDays(1)), of("{\"keep_days\":1}", 0));
    }

    private static Optional<Duration> of(String settings, int ofKind) {
        return KeepDays.of(FrameCodec.object(settings), ofKind);
    }
}
