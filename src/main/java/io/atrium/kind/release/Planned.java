package io.atrium.kind.release;

import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What frames {@code release} and {@code stage} must look like. Throws {@code invalid}, naming the member. */
final class Planned {
    private static final int MOST_STAGES = 50;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TARGET = 128;
    private static final int LONGEST_NOTE = 200;

    private Planned() {}

    /** What is stored of a frame {@code release}. */
    static JsonObject release(Frame frame) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("version", Text.label("version", frame.text("version", LONGEST_NAME), LONGEST_NAME))
                .add("stages", Json.createArrayBuilder(stages(frame)));
        label(frame, "commit", LONGEST_NAME, body);
        label(frame, "target", LONGEST_TARGET, body);
        return body.build();
    }

    private static List<String> stages(Frame frame) {
        List<String> stages = frame.texts("stages", MOST_STAGES, LONGEST_NAME).stream()
                .map(name -> Text.label("stages", name, LONGEST_NAME))
                .toList();
        Set<String> names = new HashSet<>();
        for (String name : stages) {
            if (!names.add(name)) {
                throw Problem.invalid("stages", "stages names " + name + " twice");
            }
        }
        return stages;
    }

    /** The name of the stage a frame speaks of. */
    static String stage(Frame frame) {
        return name(frame.text("stage", LONGEST_NAME));
    }

    /** A stage's name, written as the plan has it. */
    static String name(String given) {
        return Text.label("stage", given, LONGEST_NAME);
    }

    /** What is stored of a frame {@code stage}. */
    static JsonObject report(Frame frame) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("stage", stage(frame))
                .add("status", frame.choice("status", Status.WIRE_NAMES));
        label(frame, "note", LONGEST_NOTE, body);
        return body.build();
    }

    private static void label(Frame frame, String member, int longest, JsonObjectBuilder to) {
        frame.optionalText(member, longest)
                .map(text -> Text.label(member, text, longest))
                .ifPresent(text -> to.add(member, text));
    }
}
