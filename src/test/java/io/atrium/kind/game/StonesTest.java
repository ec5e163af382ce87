package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The games that place stones. */
class StonesTest {
    private static final Rules GOMOKU = new GomokuRules();
    private static final Rules CONNECT_FOUR = new ConnectFourRules();
    private static final Rules REVERSI = new ReversiRules();

    @ParameterizedTest
    @CsvSource({
        "h8 a1 i8 a2 j8 a3 k8 a4 l8, 1-0 five_in_a_row",
        "a1 h8 a2 h9 a3 h10 a4 h11 c9 h12, 0-1 five_in_a_row",
        "a1 o15 b2 o14 c3 o13 d4 o12 e5, 1-0 five_in_a_row",
        "o1 a15 n2 a14 m3 a13 l4 a12 k5, 1-0 five_in_a_row",
        "h8 a1 i8 a2 j8 a3 l8 a4 m8 b6 k8, 1-0 five_in_a_row",
        "n2 a4 o2 a5 a1 a6 b1 c6 c1 d7, goes on",
    })
    void five_or_more_in_a_row_win_gomoku(String moves, String ended) {
        assertEquals(ended, Games.ended(Games.play(GOMOKU, moves)));
    }

    @Test
    void gomoku_counts_rows_from_the_bottom() {
        String board = Games.play(GOMOKU, "a1 O15").board();
        assertTrue(board.startsWith("..............o/"), board);
        assertTrue(board.endsWith("/x.............."), board);
        assertEquals(225, GOMOKU.start().moves().size());
        assertEquals("a1", GOMOKU.start().moves().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 1 2 1 2 1, 1-0 four_in_a_row",
        "1 1 2 2 3 3 4, 1-0 four_in_a_row",
        "1 2 2 3 3 4 3 4 4 6 4, 1-0 four_in_a_row",
        "7 6 6 5 5 4 5 4 4 1 4, 1-0 four_in_a_row",
        "1 2 1 2 1 2, goes on",
    })
    void four_in_a_row_win_connect_four(String moves, String ended) {
        assertEquals(ended, Games.ended(Games.play(CONNECT_FOUR, moves)));
    }

    @Test
    void a_stone_falls_to_the_lowest_free_place_of_its_column() {
        assertEquals(
                "......./......./......./......./...o.../...x...",
                Games.play(CONNECT_FOUR, "4 4").board());
        Position full = Games.play(CONNECT_FOUR, "1 1 1 1 1 1");
        assertEquals(List.of("2", "3", "4", "5", "6", "7"), full.moves());
        assertEquals("illegal_move", refusal(full, "1"));
    }

    @Test
    void counts_as_many_games_of_connect_four_as_published() {
        assertEquals(List.of(7L, 49L, 343L, 2401L, 16807L, 117649L), counts(CONNECT_FOUR, 6));
    }

    @Test
    void counts_as_many_games_of_reversi_as_published() {
        assertEquals(List.of(4L, 12L, 56L, 244L, 1396L, 8200L), counts(REVERSI, 6));
    }

    private static List<Long> counts(Rules rules, int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(plies -> Games.count(rules.start(), plies))
                .toList();
    }

    @Test
    void a_move_turns_the_stones_between_in_every_direction() {
        assertEquals(List.of("d3", "c4", "f5", "e6"), REVERSI.start().moves());
        Position after = REVERSI.start().play("d3").after();
        assertEquals("......../......../...x..../...xx.../...xo.../......../......../........", after.board());
        assertEquals(Seat.SECOND, after.turn());
    }

    @Test
    void who_can_not_move_is_passed_over_and_when_neither_can_the_stones_are_counted() {
        Position passes = REVERSI.read("xxxxxxo./......../......../......../......../......../......../o....... first");
        assertEquals(List.of("h1"), passes.moves());
        Position over = passes.play("h1").after();
        assertEquals("1-0 more_stones", Games.ended(over));
        Position again = REVERSI.read("xo....../......../......../......../......../......../......../xo...... first");
        assertEquals(Seat.FIRST, again.play("c1").after().turn());
        assertEquals("goes on", Games.ended(again.play("c1").after()));
        assertEquals(
                "1/2-1/2 equal_stones",
                Games.ended(REVERSI.read(
                        "x......o/......../......../......../......../......../......../........ second")));
    }

    @ParameterizedTest
    @CsvSource({
        "gomoku, p1",
        "gomoku, a16",
        "gomoku, a0",
        "gomoku, h",
        "connect_four, 8",
        "connect_four, 0",
        "connect_four, d",
        "reversi, a1",
        "reversi, d4",
        "reversi, i9"
    })
    void refuses_by_name_what_is_illegal(String game, String move) {
        assertEquals("illegal_move", refusal(Rules.of(game).start(), move));
    }

    @Test
    void a_taken_point_is_refused() {
        assertEquals("illegal_move", refusal(Games.play(GOMOKU, "h8"), "h8"));
    }

    @ParameterizedTest
    @CsvSource({"gomoku, h8 i9", "connect_four, 4 4 3", "reversi, d3 c3"})
    void is_read_back_as_it_was_stored(String game, String moves) {
        Position position = Games.play(Rules.of(game), moves);
        Position read = Rules.of(game).read(position.stored());
        assertEquals(position.board(), read.board());
        assertEquals(position.turn(), read.turn());
    }

    private static String refusal(Position position, String move) {
        return assertThrows(Problem.class, () -> position.play(move)).wireName();
    }
}
