package io.atrium.imports;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as it goes from the archive into the spool.
 *
 * @param place the place's number in the plan
 * @param ref stays the same in every export
 * @param author a person's id; empty: nobody who has an account
 * @param voice whose voice it is then; may be empty
 * @param at in milliseconds since 1970
 * @param reactions people's ids by emoji
 * @param answers a ref; empty: nothing
 * @param files in the archive
 */
record Said(
        int place,
        String ref,
        String author,
        String voice,
        long at,
        String text,
        boolean edited,
        boolean deleted,
        Map<String, List<String>> reactions,
        String answers,
        boolean inRoom,
        List<InArchive> files) {
    /** @param entry its name in the archive */
    record InArchive(String entry, String name, String type) {}

    String toLine() {
        JsonObjectBuilder line = Json.createObjectBuilder()
                .add("p", place)
                .add("r", ref)
                .add("a", author)
                .add("v", voice)
                .add("t", at)
                .add("x", text)
                .add("e", edited)
                .add("d", deleted)
                .add("th", answers)
                .add("in", inRoom);
        if (!reactions.isEmpty()) {
            JsonObjectBuilder all = Json.createObjectBuilder();
            reactions.forEach((emoji, people) -> all.add(emoji, Json.createArrayBuilder(people)));
            line.add("re", all);
        }
        if (!files.isEmpty()) {
            JsonArrayBuilder all = Json.createArrayBuilder();
            files.forEach(file -> all.add(Json.createObjectBuilder()
                    .add("entry", file.entry)
                    .add("name", file.name)
                    .add("type", file.type)));
            line.add("f", all);
        }
        return line.build().toString();
    }

    static Said of(String line) {
        JsonObject json = FrameCodec.stored(line);
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        JsonObject reacted = json.getJsonObject("re");
        if (reacted != null) {
            reacted.forEach(
                    (emoji, people) -> reactions.put(emoji, people.asJsonArray().getValuesAs(JsonString::getString)));
        }
        List<InArchive> files = new ArrayList<>();
        if (json.containsKey("f")) {
            json.getJsonArray("f")
                    .getValuesAs(JsonObject.class)
                    .forEach(file -> files.add(
                            new InArchive(file.getString("entry"), file.getString("name"), file.getString("type"))));
        }
        return new Said(
                json.getInt("p"),
                json.getString("r"),
                json.getString("a"),
                json.getString("v"),
                json.getJsonNumber("t").longValue(),
                json.getString("x"),
                json.getBoolean("e"),
                json.getBoolean("d"),
                reactions,
                json.getString("th"),
                json.getBoolean("in"),
                files);
    }
}
