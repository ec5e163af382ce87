package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PgnTest {
    private static final Instant START = Instant.parse("2026-11-20T23:30:00Z");

    private static GameRecord played(String game, TimeControl control, String moves) {
        GameSettings settings = new GameSettings(game, control);
        Match match = new Match(1, settings);
        match.sit("ann", Seat.FIRST, settings, 1);
        match.sit("bob", Seat.SECOND, settings, 3);
        GameRecord record = new GameRecord(MatchJson.of(match, START), START);
        for (String move : moves.split(" ")) {
            String login = match.login(match.turn().orElseThrow());
            Position.Played played = match.move(login, move, START, Duration.ZERO);
            record.add(Json.createObjectBuilder()
                    .add("move", played.move())
                    .add("written", played.written())
                    .build());
        }
        record.become(MatchJson.of(match, START), START.plusSeconds(60));
        return record;
    }

    @Test
    void a_game_of_chess_is_written_as_the_standard_has_it() {
        assertEquals("""
                [Event "Lunch \\"break\\""]
                [Site "Atrium"]
                [Date "2026.11.20"]
                [Round "1"]
                [White "ann"]
                [Black "bob"]
                [Result "0-1"]
                [TimeControl "300+3"]
                [Termination "normal"]

                1. f3 e5 2. g4 Qh4# 0-1
                """, Pgn.of(played("chess", TimeControl.BLITZ, "f3 e5 g4 Qh4"), "Lunch \"break\""));
    }

    @Test
    void no_line_is_longer_than_the_standard_allows_and_a_game_that_goes_on_says_so() {
        String pgn = Pgn.of(
                played(
                        "chess",
                        TimeControl.NONE,
                        "Nf3 Nf6 Nc3 Nc6 e4 e5 d4 d5 exd5 exd4 dxc6 dxc3 cxb7 cxb2 bxa8=Q bxa1=Q"),
                "x");
        assertTrue(pgn.lines().allMatch(line -> line.length() < 80), pgn);
        assertTrue(pgn.contains("[TimeControl \"-\"]"), pgn);
        assertTrue(pgn.endsWith(" 7. cxb7 cxb2\n8. bxa8=Q bxa1=Q *\n"), pgn);
    }

    @Test
    void another_game_is_named() {
        String pgn = Pgn.of(played("connect_four", TimeControl.CORRESPONDENCE, "4 4 3"), "x");
        assertTrue(pgn.contains("[Variant \"connect_four\"]\n[TimeControl \"1/259200\"]\n"), pgn);
        assertTrue(pgn.endsWith("\n1. 4 4 2. 3 *\n"), pgn);
    }
}
