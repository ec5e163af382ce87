package io.atrium.web.wizard;

import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The room as far as it was typed, right or wrong; {@link #toJson} and {@link #of} carry it through the draft without a loss. */
public final class Plan {
    private static final List<String> TEXTS = List.of("kind", "title", "name", "purpose", "visibility", "find");

    private final Map<String, String> texts = new LinkedHashMap<>();
    /** By kind, so that choosing another kind and coming back loses nothing; the values are texts, or lists of objects of texts. */
    private final Map<String, JsonObject> settings = new LinkedHashMap<>();

    private final Set<String> members = new LinkedHashSet<>();
    /** The fields that were left or sent: only these complain. */
    private final Set<String> touched = new LinkedHashSet<>();

    private boolean ownName;
    private JsonObject discarded;

    Plan() {
        texts.put("visibility", "open");
    }

    static Plan of(JsonObject json) {
        Plan plan = new Plan();
        TEXTS.forEach(text -> plan.texts.put(text, json.getString(text, plan.text(text))));
        object(json, "settings").forEach((kind, typed) -> plan.settings.put(kind, typed.asJsonObject()));
        plan.members.addAll(strings(json, "members"));
        plan.touched.addAll(strings(json, "touched"));
        plan.ownName = json.getBoolean("own_name", false);
        plan.discarded = json.containsKey("discarded") ? json.getJsonObject("discarded") : null;
        return plan;
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        texts.forEach(json::add);
        JsonObjectBuilder byKind = Json.createObjectBuilder();
        settings.forEach(byKind::add);
        json.add("settings", byKind)
                .add("members", Json.createArrayBuilder(members))
                .add("touched", Json.createArrayBuilder(touched))
                .add("own_name", ownName);
        if (discarded != null) {
            json.add("discarded", discarded);
        }
        return json.build();
    }

    /** Of kind, title, name, purpose, visibility, find; empty where nothing was typed. */
    public String text(String field) {
        return texts.getOrDefault(field, "");
    }

    void type(String field, String text) {
        texts.put(field, text);
    }

    public String getKind() {
        return text("kind");
    }

    public String getTitle() {
        return text("title");
    }

    public String getName() {
        return text("name");
    }

    public String getPurpose() {
        return text("purpose");
    }

    /** Typed to look for people, and not yet found. */
    public String getFind() {
        return text("find");
    }

    public boolean isOpen() {
        return "open".equals(text("visibility"));
    }

    /** What was typed into the chosen kind's settings. */
    JsonObject settings() {
        return settings.getOrDefault(getKind(), JsonValue.EMPTY_JSON_OBJECT);
    }

    boolean hasSettings() {
        return settings.containsKey(getKind());
    }

    void typeSettings(JsonObject typed) {
        settings.put(getKind(), typed);
    }

    /** The logins to invite, in the order they were chosen. */
    Set<String> members() {
        return members;
    }

    Set<String> touched() {
        return touched;
    }

    /** The name follows the title until the person writes one of their own, and again once they empty it. */
    void name(String typed, String proposedBefore) {
        if (!typed.equals(proposedBefore)) {
            ownName = !typed.isBlank();
        }
        texts.put("name", ownName ? typed.strip() : Slug.of(getTitle()));
    }

    boolean isOwnName() {
        return ownName;
    }

    void choose(String name) {
        ownName = true;
        texts.put("name", name);
    }

    /** Whether there is anything here that somebody would miss. */
    public boolean isWorthKeeping() {
        return !(getTitle() + getName() + getPurpose()).isBlank() || !members.isEmpty();
    }

    /** The draft that was given up for this one: it can be had back until something is typed here. */
    JsonObject discarded() {
        return discarded;
    }

    void discarded(JsonObject before) {
        discarded = before;
    }

    private static JsonObject object(JsonObject json, String name) {
        JsonObject object = json.getJsonObject(name);
        return object == null ? JsonValue.EMPTY_JSON_OBJECT : object;
    }

    private static List<String> strings(JsonObject json, String name) {
        JsonArray array = json.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonString::getString);
    }
}
