package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void a_range_is_the_part_of_it_that_is_there() {
        assertEquals(new ByteRange(10, 19, 100), ByteRange.of("bytes=10-19", 100));
        assertEquals(new ByteRange(90, 99, 100), ByteRange.of("bytes=90-500", 100));
        assertEquals(new ByteRange(90, 99, 100), ByteRange.of("bytes=90-", 100));
        assertEquals(new ByteRange(95, 99, 100), ByteRange.of("bytes=-5", 100));
        assertEquals(new ByteRange(0, 99, 100), ByteRange.of("bytes=-500", 100));
    }

    @Test
    void what_is_none_is_the_whole() {
        for (String header :
                new String[] {null, "", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"}) {
            assertEquals(ByteRange.whole(100), ByteRange.of(header, 100), header);
        }
    }

    @Test
    void what_lies_behind_the_end_is_not_there() {
        assertNull(ByteRange.of("bytes=100-", 100));
        assertNull(ByteRange.of("bytes=0-", 0));
        assertNull(ByteRange.of("bytes=-0", 100));
    }
}
