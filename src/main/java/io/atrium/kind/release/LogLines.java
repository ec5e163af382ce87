package io.atrium.kind.release;

import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Entries {@code log}: lines of one stage, of one moment. Which of them tell of an error is written down with them. */
final class LogLines {
    static final String TYPE = "log";

    /** Lines of one entry. */
    static final int MOST = 1_000;

    /** Characters of one line. */
    static final int LONGEST = 8_192;

    private static final List<String> STREAMS = List.of("stdout", "stderr");

    private LogLines() {}

    /**
     * What is stored of a frame.
     *
     * @throws Problem {@code invalid}: {@code line}, {@code lines}, {@code stream}
     */
    static JsonObject body(String stage, Frame frame) {
        boolean several = frame.has("lines");
        List<String> lines = (several ? frame.texts("lines", MOST, LONGEST) : List.of(one(frame)))
                .stream().map(line -> clean(several ? "lines" : "line", line)).toList();
        JsonObjectBuilder body = Json.createObjectBuilder().add("stage", stage);
        if (several) {
            body.add("lines", Json.createArrayBuilder(lines));
        } else {
            body.add("line", lines.get(0));
        }
        if (frame.has("stream")) {
            body.add("stream", frame.choice("stream", STREAMS));
        }
        JsonArray errors = errors(lines);
        return errors.isEmpty() ? body.build() : body.add("errors", errors).build();
    }

    /** One line, which may be blank. */
    private static String one(Frame frame) {
        if (!frame.has("line")) {
            throw Problem.invalid("line", "line or lines is missing");
        }
        if (!(frame.body().get("line") instanceof JsonString text)) {
            throw Problem.invalid("line", "line must be a text");
        }
        if (text.getString().length() > LONGEST) {
            throw Problem.invalid("line", "line takes at most " + LONGEST + " characters");
        }
        return text.getString();
    }

    private static String clean(String member, String line) {
        if (line.indexOf('\n') >= 0) {
            throw Problem.invalid(member, "a line holds no line break; send " + member + " one by one");
        }
        return Ansi.onlyColours(line);
    }

    private static JsonArray errors(List<String> lines) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (ErrorLines.isError(Ansi.plain(lines.get(i)))) {
                errors.add(i);
            }
        }
        return errors.build();
    }

    /** Of a stored body. */
    static int count(JsonObject body) {
        JsonArray lines = body.getJsonArray("lines");
        return lines == null ? 1 : lines.size();
    }

    /** Of a stored body. */
    static List<String> of(JsonObject body) {
        JsonArray lines = body.getJsonArray("lines");
        return lines == null
                ? List.of(body.getString("line"))
                : new ArrayList<>(lines.getValuesAs(JsonString::getString));
    }

    /** Which of a stored body's lines tell of an error, counted from 0. */
    static Set<Integer> errors(JsonObject body) {
        JsonArray errors = body.getJsonArray("errors");
        return errors == null ? Set.of() : new HashSet<>(errors.getValuesAs(JsonNumber::intValue));
    }
}
