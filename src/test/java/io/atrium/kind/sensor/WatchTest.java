package io.atrium.kind.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.room.Room;
import io.atrium.wire.FrameCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

    private final Watch watch = new Watch();
    private final Board board = new Board(1, 0);
    private Room room = room("{\"id\":\"s1\",\"above\":80,\"below\":20,\"margin\":2,\"silent_after\":60}");
    private long seq;

    @Test
    void a_value_that_trembles_around_a_limit_raises_one_alarm() {
        assertEquals(List.of("above raised"), readings(79, 81, 79.5, 81, 78.5, 80.5));
        assertEquals(List.of("above cleared"), readings(78));
        assertEquals(List.of("above raised"), readings(80.1));
    }

    @Test
    void a_value_at_the_limit_is_within_it() {
        assertEquals(List.of(), readings(80, 20));
        assertEquals(List.of("below raised"), readings(19.9));
        assertEquals(List.of(), readings(21));
        assertEquals(List.of("below cleared"), readings(22));
    }

    @Test
    void a_fall_from_above_to_below_ends_one_alarm_and_begins_the_other() {
        assertEquals(List.of("above raised", "above cleared", "below raised"), readings(90, 10));
    }

    @Test
    void without_a_margin_two_hundredths_of_what_lies_between_the_limits_are_one() {
        room = room("{\"id\":\"s1\",\"above\":80,\"below\":30}");
        assertEquals(List.of("above raised"), readings(81, 79.1));
        assertEquals(List.of("above cleared"), readings(79));
    }

    @Test
    void a_limit_of_nothing_is_a_limit() {
        room = room("{\"id\":\"s1\",\"above\":0}");
        assertEquals(List.of("above raised", "above cleared"), readings(-1, 0.5, 0));
    }

    @Test
    void a_reading_of_an_earlier_time_raises_nothing() {
        readings(50);
        assertEquals(List.of(), tell(reading(99, START.minusSeconds(3_600))));
    }

    @Test
    void an_alarm_whose_limit_was_taken_away_ends_with_the_next_reading() {
        readings(90);
        room = room("{\"id\":\"s1\"}");
        assertEquals(List.of("above cleared"), readings(95));
    }

    @Test
    void an_alarm_whose_limit_was_taken_away_ends_by_the_clock_where_no_reading_comes() {
        raise(reading(90, START.plusSeconds(1)));
        room = room("{\"id\":\"s2\"}");
        assertEquals(List.of("above cleared"), silences(START.plusSeconds(5)));
        assertEquals(List.of(), silences(START.plusSeconds(6)));
    }

    @Test
    void what_is_silent_when_the_panel_is_read_stays_so() {
        readings(50);
        due(START.plusSeconds(100)).forEach(alarm -> board.apply(entry(alarm)));
        Watch again = new Watch();
        again.begin(board.open());
        assertEquals(
                List.of(),
                names(again.limits(
                        room, rules().of("s1"), board.sensor("s1").orElseThrow().newest())));
        assertEquals(List.of(), names(again.due(room, rules(), board, START.plusSeconds(101))));
    }

    @Test
    void silence_is_told_once_and_ends_with_the_next_reading_even_a_late_one() {
        readings(50);
        assertEquals(List.of(), silences(START.plusSeconds(61)));
        assertEquals(List.of("silent raised"), silences(START.plusSeconds(62)));
        assertEquals(List.of(), silences(START.plusSeconds(63)));
        assertEquals(List.of("silent cleared"), tell(reading(50, START.minusSeconds(600))));
    }

    @Test
    void a_sensor_that_never_spoke_is_silent_since_the_room_was_made() {
        assertEquals(List.of(), silences(START.plusSeconds(60)));
        assertEquals(List.of("silent raised"), silences(START.plusSeconds(61)));
    }

    @Test
    void two_nodes_call_the_same_deed_by_the_same_name() {
        String first = watch.judge(
                        room,
                        rules(),
                        board.apply(entry(reading(81, START.plusSeconds(1)))).orElseThrow())
                .get(0)
                .ref();
        seq = 0;
        Board other = new Board(1, 0);
        String second = new Watch()
                .judge(
                        room,
                        rules(),
                        other.apply(entry(reading(81, START.plusSeconds(1)))).orElseThrow())
                .get(0)
                .ref();
        assertEquals(first, second);
    }

    @Test
    void after_a_refusal_it_judges_by_what_was_stored() {
        readings(90);
        watch.begin(List.of());
        assertEquals(List.of("above raised"), readings(91));
    }

    private List<String> readings(double... values) {
        List<String> told = new ArrayList<>();
        for (double value : values) {
            told.addAll(tell(reading(value, START.plusSeconds(seq + 1))));
        }
        return told;
    }

    private List<String> tell(Draft reading) {
        return names(watch.judge(room, rules(), board.apply(entry(reading)).orElseThrow()));
    }

    private List<String> silences(Instant now) {
        return names(due(now));
    }

    private List<Draft> due(Instant now) {
        return watch.due(room, rules(), board, now);
    }

    /** Applies a reading and the alarms it gives rise to. */
    private void raise(Draft reading) {
        watch.judge(room, rules(), board.apply(entry(reading)).orElseThrow())
                .forEach(alarm -> board.apply(entry(alarm)));
    }

    private static List<String> names(List<Draft> drafts) {
        return drafts.stream()
                .map(draft ->
                        draft.body().getString("alarm") + " " + draft.body().getString("state"))
                .toList();
    }

    private Entry entry(Draft draft) {
        seq++;
        return KindFixtures.entry(seq, START.plusSeconds(seq), draft);
    }

    private static Draft reading(double value, Instant at) {
        return new Draft(
                        1,
                        "ann",
                        Reading.TYPE,
                        null,
                        FrameCodec.object("{\"sensor_id\":\"s1\",\"sensor_value\":" + value + "}"))
                .at(at);
    }

    private Rules rules() {
        return Rules.of(room.settings());
    }

    private static Room room(String sensor) {
        return KindFixtures.room("sensor", FrameCodec.object("{\"sensors\":[" + sensor + "]}"), START);
    }
}
