package io.atrium.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.hook.DeliveryBook.Behind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogTurnsTest {
    private static final int AT_ONCE = 10;

    private final List<Behind> behind = new ArrayList<>(
            LongStream.range(0, 35).mapToObj(room -> new Behind(1, room)).toList());

    /** As {@link DeliveryBook#behind}. */
    private List<Behind> after(Behind last) {
        return behind.stream()
                .filter(one -> last.equals(Behind.NONE) || one.room() > last.room())
                .limit(AT_ONCE)
                .toList();
    }

    private List<Behind> round(LogTurns turns) {
        List<Behind> some = List.copyOf(turns.next());
        some.forEach(turns::reached);
        return some;
    }

    @Test
    void logs_that_always_go_on_keep_no_other_from_its_turn() {
        LogTurns turns = new LogTurns(AT_ONCE, this::after);
        Map<Behind, Integer> looked = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            round(turns).forEach(one -> looked.merge(one, 1, Integer::sum));
        }
        assertEquals(behind.size(), looked.size());
        int most = looked.values().stream().max(Integer::compare).orElseThrow();
        int least = looked.values().stream().min(Integer::compare).orElseThrow();
        assertTrue(most - least <= 1, "one had its turn " + most + " times, another " + least);
    }

    @Test
    void where_there_are_few_each_has_its_turn_once_a_round_however_they_come_and_go() {
        behind.subList(4, behind.size()).clear();
        LogTurns turns = new LogTurns(AT_ONCE, this::after);
        assertEquals(4, round(turns).size());
        behind.remove(3); // the one that was reached
        behind.add(new Behind(1, 99));
        assertEquals(
                List.of(99L, 0L, 1L, 2L),
                round(turns).stream().map(Behind::room).toList());
    }
}
