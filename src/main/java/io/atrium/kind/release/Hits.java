package io.atrium.kind.release;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** Lines of a stage that are as wanted: so many, from a line on. A question looks at a bounded number of lines, and says where the next one goes on. */
final class Hits {
    /** Lines one question looks at: about a second's work. */
    private static final int MOST_LOOKED_AT = 500_000;

    /** Characters told of a line. */
    private static final int TOLD = 300;

    /** Whether a line is wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean is(String plain, boolean error);
    }

    private final Wanted wanted;
    private final long from;
    private final int limit;
    private final JsonArrayBuilder found = Json.createArrayBuilder();
    private int count;
    private int looked;
    private long next;

    Hits(Wanted wanted, long from, int limit) {
        this.wanted = wanted;
        this.from = from;
        this.limit = limit;
    }

    /** @return whether to go on: neither enough was found nor enough looked at */
    boolean look(List<ReleaseStore.Part> page) {
        for (ReleaseStore.Part part : page) {
            if (next == 0) {
                look(part);
            }
        }
        return next == 0;
    }

    private void look(ReleaseStore.Part part) {
        JsonObject body = part.entry().body();
        List<String> lines = LogLines.of(body);
        Set<Integer> errors = LogLines.errors(body);
        for (int i = (int) Math.max(0, from - part.first()); i < lines.size(); i++) {
            long number = part.first() + i;
            if (count == limit || looked == MOST_LOOKED_AT) {
                next = number;
                return;
            }
            looked++;
            String plain = Ansi.plain(lines.get(i));
            if (wanted.is(plain, errors.contains(i))) {
                add(part, number, plain, errors.contains(i));
            }
        }
    }

    private void add(ReleaseStore.Part part, long number, String plain, boolean error) {
        JsonObjectBuilder hit = Json.createObjectBuilder()
                .add("line", number)
                .add("at", Instants.wire(part.entry().happenedAt()))
                .add("text", cut(plain, TOLD));
        found.add(error ? hit.add("error", true) : hit);
        count++;
    }

    /** Its beginning, without half a pair of surrogates at the end. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    JsonObject toJson(Stage stage) {
        return Json.createObjectBuilder()
                .add("release", stage.releaseSeq())
                .add("stage", stage.name())
                .add("hits", found)
                .add("next", next == 0 ? JsonValue.NULL : Json.createValue(next))
                .build();
    }
}
