package io.atrium.kind.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomClient;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A game through its doors. */
class GameRoomIT extends GameDoors {
    @Test
    void a_move_is_an_entry_and_the_state_it_leads_to_follows() {
        String room = begun("chess", "none");
        try (RoomClient white = RoomClient.join(ann, room);
                RoomClient watcher = RoomClient.join(cho, room)) {
            white.sendText("{\"move\":\"e2e4\",\"ref\":\"m-1\"}");
            JsonObject ack = white.awaitAck("m-1");
            JsonObject move = watcher.await("the move", frame -> is(frame, "move"));
            assertEquals(move.getInt("seq"), ack.getInt("seq"));
            assertEquals("m-1", move.getString("ref"));
            assertEquals("ann", move.getString("from"));
            assertEquals("e2e4", move.getString("move"));
            assertEquals("e4", move.getString("written"));
            JsonObject state = watcher.await("the state", frame -> is(frame, "state") && frame.getInt("ply") == 1);
            assertEquals("atrium", state.getString("from"));
            assertEquals(move.getInt("seq") + 1, state.getInt("seq"));
            assertEquals("second", state.getString("turn"));
            assertEquals("rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1", state.getString("board"));
            assertEquals("e2e4", state.getString("last"));
            assertTrue(state.isNull("result"));
            assertTrue(state.isNull("reason"));
        }
        Replays.assertReplays(cho, room);
    }

    @Test
    void a_game_goes_from_the_first_seat_to_the_mate() {
        String room = begun("chess", "5+3");
        play(room, "f3 e5 g4");
        try (RoomClient watcher = RoomClient.join(cho, room)) {
            move(bob, room, "d8h4").expect(201);
            JsonObject state = watcher.await("the mate", frame -> is(frame, "state"));
            assertEnded("0-1", "checkmate", state);
            assertTrue(state.isNull("turn"));
            assertTrue(state.getJsonObject("clock").isNull("running"));
        }
        assertEquals("game_over", refused(move(ann, room, "a3"), 410));
        assertEquals(4, snapshot(cho, room).getJsonArray("moves").size());
        Replays.assertReplays(cho, room);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cho | {\"move\":\"e4\"}                    | 403 | not_seated    |",
                "bob | {\"move\":\"e5\"}                    | 409 | not_your_turn | move",
                "ann | {\"move\":\"e5\"}                    | 422 | illegal_move  | move",
                "ann | {\"move\":\"e2e4e5\"}                | 422 | illegal_move  | move",
                "ann | {\"move\":\"\"}                      | 422 | invalid       | move",
                "ann | {\"move\":4}                         | 422 | invalid       | move",
                "ann | {\"type\":\"move\"}                  | 422 | invalid       | move",
                "cho | {\"type\":\"sit\",\"seat\":\"first\"}| 409 | seat_taken    | seat",
                "cho | {\"type\":\"sit\",\"seat\":\"third\"}| 422 | invalid       | seat",
                "cho | {\"type\":\"resign\"}                | 403 | not_seated    |",
                "cho | {\"type\":\"draw\"}                  | 403 | not_seated    |",
                "ann | {\"type\":\"draw\",\"accept\":false} | 409 | no_offer      |",
                "ann | {\"type\":\"rematch\"}               | 409 | not_over      |",
                "ann | {\"type\":\"state\"}                 | 400 | unknown_type  |",
            })
    void what_does_not_follow_is_refused_by_name_and_changes_nothing(
            String login, String frame, int status, String code, String field) {
        String room = begun("chess", "none");
        String before = snapshot(ann, room).toString();
        JsonObject problem = send(server.as(login), room, frame).expect(status).json();
        assertEquals(code, problem.getString("code"), problem.toString());
        assertEquals(field, problem.getString("field", null), problem.toString());
        try (RoomClient client = RoomClient.join(server.as(login), room)) {
            long position = client.position();
            client.sendText(frame);
            assertEquals(field, client.awaitError(code).getString("field", null));
            assertEquals(position, client.position());
        }
        assertEquals(before, snapshot(ann, room).toString());
    }

    @Test
    void a_move_sent_again_under_its_ref_is_the_same_move() {
        String room = begun("chess", "none");
        String frame = "{\"move\":\"e4\",\"ref\":\"m-1\"}";
        Answer first = send(ann, room, frame).expect(201);
        assertEquals(1, first.json().getJsonArray("entries").size(), "the room's own entry is none of the sender's");
        assertEquals(first.text(), send(ann, room, frame).expect(201).text());
        assertEquals(1, snapshot(ann, room).getJsonArray("moves").size());
        Replays.assertReplays(ann, room);
    }

    @Test
    void of_many_moves_at_once_one_is_played() {
        String room = begun("chess", "none");
        List<CompletableFuture<Answer>> moves = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> move(ann, room, (char) ('a' + i % 8) + "3")))
                .toList();
        long played = moves.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 201)
                .count();
        assertEquals(1, played);
        assertEquals(1, snapshot(ann, room).getInt("ply"));
        Replays.assertReplays(ann, room);
    }

    @Test
    void a_draw_is_offered_and_taken_and_a_rematch_changes_the_seats() {
        String room = begun("chess", "none");
        play(room, "e4 e5");
        send(ann, room, "{\"type\":\"draw\"}").expect(201);
        assertEquals("first", snapshot(bob, room).getString("draw"));
        send(bob, room, "{\"type\":\"draw\"}").expect(201);
        assertEnded("1/2-1/2", "agreement", snapshot(bob, room));
        send(ann, room, "{\"type\":\"rematch\"}").expect(201);
        send(bob, room, "{\"type\":\"rematch\"}").expect(201);
        JsonObject next = snapshot(cho, room);
        assertEquals(2, next.getInt("number"));
        assertEquals("bob", next.getString("first"));
        assertEquals("first", next.getString("turn"));
        assertEquals("not_your_turn", refused(move(ann, room, "e4"), 409));
        move(bob, room, "e4").expect(201);
        Replays.assertReplays(cho, room);
    }

    @Test
    void who_leaves_the_room_has_lost() {
        String room = begun("reversi", "none");
        try (RoomClient watcher = RoomClient.join(cho, room)) {
            bob.delete("/api/rooms/" + room + "/members/bob").expect(204);
            assertEnded("1-0", "left", watcher.await("the end", frame -> is(frame, "state")));
        }
        Replays.assertReplays(cho, room);
    }

    @Test
    void whoever_was_away_catches_up_with_moves_and_states() {
        String room = begun("connect_four", "none");
        RoomClient before = RoomClient.join(bob, room);
        before.welcome();
        before.cut();
        play(room, "4 4 3 3 2 2 1");
        try (RoomClient after = before.resume()) {
            Await.until("the end", () -> after.texts().stream().anyMatch(text -> text.contains("four_in_a_row")));
            assertEquals(
                    7,
                    after.entries().stream().filter(entry -> is(entry, "move")).count());
            assertEnded("1-0", "four_in_a_row", after.welcome().getJsonObject("snapshot"));
        }
        Replays.assertReplays(bob, room);
    }

    @ParameterizedTest
    @CsvSource({
        "gomoku, h8 a1 i8 a2 j8 a3 k8 a4 l8, five_in_a_row",
        "connect_four, 1 2 1 2 1 2 1, four_in_a_row",
        "chess, e4 e5 Bc4 Nc6 Qh5 Nf6 Qxf7#, checkmate",
    })
    void every_game_is_won(String game, String moves, String reason) {
        String room = begun(game, "none");
        play(room, moves);
        assertEnded("1-0", reason, snapshot(ann, room));
        Replays.assertReplays(ann, room);
    }

    @Test
    void the_room_tells_what_may_be_played_and_how_the_board_stood() {
        String room = begun("chess", "none");
        play(room, "e4 e5");
        JsonObject moves =
                ann.get("/api/rooms/" + room + "/view/moves").expect(200).json();
        assertEquals(2, moves.getInt("ply"));
        assertEquals(29, moves.getJsonArray("moves").size());
        JsonObject boards =
                cho.get("/api/rooms/" + room + "/view/boards").expect(200).json();
        assertEquals(3, boards.getJsonArray("boards").size());
        assertEquals(
                snapshot(ann, room).getString("board"),
                boards.getJsonArray("boards").getString(2));
    }

    @Test
    void games_are_saved_as_pgn_and_json() {
        String room = begun("chess", "5+3");
        play(room, "f3 e5 g4 Qh4");
        send(ann, room, "{\"type\":\"rematch\"}").expect(201);
        send(bob, room, "{\"type\":\"rematch\"}").expect(201);
        String pgn = file(cho, room, "pgn");
        assertTrue(pgn.contains("[Event \"A \\\"game\\\"\"]\n"), pgn);
        assertTrue(pgn.contains("[White \"ann\"]\n[Black \"bob\"]\n[Result \"0-1\"]\n[TimeControl \"300+3\"]\n"), pgn);
        assertTrue(pgn.contains("\n\n1. f3 e5 2. g4 Qh4# 0-1\n\n[Event"), pgn);
        assertTrue(pgn.endsWith("\n\n*\n"), pgn);
        JsonObject games = json(file(cho, room, "json"));
        assertEquals(2, games.getJsonArray("games").size());
        JsonObject first = games.getJsonArray("games").getJsonObject(0);
        assertEquals("checkmate", first.getString("reason"));
        assertEquals(4, first.getJsonArray("moves").size());
    }

    @Test
    void the_lobby_knows_whose_turn_it_is() {
        String room = room("chess", "none");
        assertEquals("summary.empty", card(room).getString("key"));
        sit(ann, room, "first");
        assertEquals("summary.waiting", card(room).getString("key"));
        sit(bob, room, "second");
        assertEquals("Ann Lindqvist", card(room).getJsonObject("places").getString("who"));
        send(bob, room, "{\"type\":\"resign\"}").expect(201);
        assertEquals("summary.won.first", card(room).getString("key"));
        assertFalse(card(room).containsKey("chip"));
    }

    private JsonObject card(String room) {
        return ann.get("/api/rooms/" + room).expect(200).json().getJsonObject("summary");
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type", "").equals(type);
    }
}
