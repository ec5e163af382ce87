package io.atrium.kind.game;

import io.atrium.room.Summary;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A game in a few words: who is waited for, whose turn it is, or how it ended. */
final class Summaries {
    private Summaries() {}

    /**
     * @param state as in a {@code state}
     * @param names by login
     */
    static Summary of(JsonObject state, UnaryOperator<String> names) {
        Map<String, Object> places = new HashMap<>();
        places.put("first", name(state, "first", names));
        places.put("second", name(state, "second", names));
        places.put("n", 1 + state.getInt("ply") / 2);
        if (!state.isNull("result")) {
            return Summary.of(ended(state), places);
        }
        if (!state.isNull("turn")) {
            places.put("who", name(state, state.getString("turn"), names));
            return Summary.of("summary.turn", places).toned(Summary.Tone.ACCENT).chip("summary.plays");
        }
        if (state.isNull("first") && state.isNull("second")) {
            return Summary.of("summary.empty", places);
        }
        places.put("who", name(state, state.isNull("first") ? "second" : "first", names));
        return Summary.of("summary.waiting", places).chip("summary.free");
    }

    private static String ended(JsonObject state) {
        return switch (state.getString("result")) {
            case "1-0" -> "summary.won.first";
            case "0-1" -> "summary.won.second";
            default -> "summary.drawn";
        };
    }

    private static String name(JsonObject state, String seat, UnaryOperator<String> names) {
        return state.isNull(seat) ? "" : names.apply(state.getString(seat));
    }
}
