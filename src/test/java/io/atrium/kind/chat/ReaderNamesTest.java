package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.RoomGroups.Called;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderNamesTest {
    @Test
    void every_name_that_may_lead_to_a_room_is_asked_for_once() {
        assertEquals(
                Set.of("ops", "dev_", "dev", "a-b"),
                ReaderNames.roomsIn(List.of("see #Ops and **#dev_**", "#ops, (#a-b)", "a # b")));
    }

    @Test
    void a_page_asks_for_so_many_and_no_more() {
        String many = IntStream.range(0, 500).mapToObj(i -> "#r" + i + "-").collect(Collectors.joining(" "));
        assertTrue(ReaderNames.roomsIn(List.of(many)).size() <= 50);
    }

    @Test
    void a_group_goes_by_its_title_and_stands_out_to_who_is_in_it() {
        Map<String, Called> groups = Map.of("night", new Called("night", "Night shift", Set.of("ann")));
        ReaderNames ann = new ReaderNames("ann", Set.of("ann", "bob"), groups, Map.of());
        assertEquals("at own", ann.mention("night"));
        assertEquals("Night shift", ann.group("night"));
        assertEquals("at", new ReaderNames("bob", Set.of("ann", "bob"), groups, Map.of()).mention("night"));
        assertNull(new ReaderNames("bob", Set.of("night"), groups, Map.of()).group("night"), "a person comes first");
    }

    @Test
    void a_room_goes_by_its_title_where_the_reader_may_know_of_it() {
        ReaderNames names = new ReaderNames("ann", Set.of("ann"), Map.of(), Map.of("ops", "Operations"));
        assertEquals("Operations", names.room("ops"));
        assertNull(names.room("board"));
    }
}
