package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.room.RoomFeed.Hole;
import io.atrium.wire.FrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RoomFeedTest {
    private final List<Long> seen = new ArrayList<>();
    private final RoomFeed feed = new RoomFeed(entries -> entries.forEach(entry -> seen.add(entry.getSeq())));

    @Property
    void whatever_comes_in_whatever_order_goes_on_once_and_in_order(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 30) Integer> comings,
            @ForAll @IntRange(min = 0, max = 10) int begin) {
        List<Long> passed = new ArrayList<>();
        RoomFeed any = new RoomFeed(entries -> entries.forEach(entry -> passed.add(entry.getSeq())));
        any.begin(begin);
        comings.forEach(seq -> any.offer(List.of(entry(seq))));
        assertEquals(LongStream.rangeClosed(begin + 1, any.position()).boxed().toList(), passed);
        any.offer(LongStream.rangeClosed(1, 31).mapToObj(RoomFeedTest::entry).toList());
        assertEquals(LongStream.rangeClosed(begin + 1, 31).boxed().toList(), passed);
    }

    @Example
    void what_comes_before_it_begins_is_kept() {
        feed.offer(List.of(entry(4), entry(6)));
        assertEquals(List.of(), seen);
        feed.begin(3);
        assertEquals(List.of(4L), seen);
        assertEquals(Optional.of(new Hole(4, 6)), feed.hole());
        feed.offer(List.of(entry(5)));
        assertEquals(List.of(4L, 5L, 6L), seen);
        assertEquals(Optional.empty(), feed.hole());
    }

    private static Entry entry(long seq) {
        String json = "{\"type\":\"message\",\"seq\":" + seq + ",\"from\":\"ann\",\"at\":\"2026-11-20T14:21:00.123Z\"}";
        return Entry.of(1, "chat", FrameCodec.stored(json));
    }
}
