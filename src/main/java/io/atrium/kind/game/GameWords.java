package io.atrium.kind.game;

import io.atrium.room.View;
import jakarta.json.JsonObject;

/** A game in words, as its first paint says them; kind/game/words.js goes on to say the same. */
final class GameWords {
    private final View view;
    private final JsonObject game;

    /** @param game its snapshot */
    GameWords(View view, JsonObject game) {
        this.view = view;
        this.game = game;
    }

    /** Whose turn it is, or how it ended. */
    String status() {
        String result = text(game, "result");
        if (result != null) {
            return ended(result);
        }
        String turn = text(game, "turn");
        if (turn != null) {
            return isOwn(Seat.of(turn)) ? view.text("turn.you") : view.text("turn.other", "who", name(turn));
        }
        String first = Seat.FIRST.wireName();
        String second = Seat.SECOND.wireName();
        if (text(game, first) == null && text(game, second) == null) {
            return view.text("seats.empty");
        }
        return view.text("seats.waiting", "who", name(text(game, first) == null ? second : first));
    }

    private String ended(String result) {
        Outcome outcome = Outcome.of(result, text(game, "reason"));
        String why = view.text("reason." + outcome.reason());
        return outcome.winner() == null
                ? view.text("over.drawn", "why", why)
                : view.text("over.won", "who", name(outcome.winner().wireName()), "why", why);
    }

    /** What was offered and waits for an answer; empty: nothing. */
    String offer() {
        String draw = offer("draw", "offer");
        return draw.isEmpty() ? offer("rematch", "rematch") : draw;
    }

    private String offer(String what, String word) {
        String seat = text(game, what);
        if (seat == null) {
            return "";
        }
        return isOwn(Seat.of(seat)) ? view.text(word + ".own") : view.text(word + ".theirs", "who", name(seat));
    }

    /** Whether the viewer sits there. */
    boolean isOwn(Seat seat) {
        return view.member().login().equals(text(game, seat.wireName()));
    }

    private String name(String seat) {
        return view.person(text(game, seat)).name();
    }

    /** Null where it is. */
    static String text(JsonObject of, String member) {
        return of.isNull(member) ? null : of.getString(member);
    }
}
