package io.atrium.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** Members of JSON that may be missing, or be something else. */
final class Texts {
    private Texts() {}

    /** Empty where it is no text. */
    static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.getString() : "";
    }

    static boolean flag(JsonObject object, String member) {
        return object.get(member) == JsonValue.TRUE;
    }

    /** 0 where it is no number. */
    static long whole(JsonObject object, String member) {
        return object.get(member) instanceof JsonNumber number && Math.abs(number.doubleValue()) < 1e15
                ? number.longValue()
                : 0;
    }

    /** Empty where it is no object. */
    static JsonObject object(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Its objects; empty where it is no array. */
    static List<JsonObject> objects(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    /** Its texts; empty where it is no array. */
    static List<String> texts(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).getString())
                        .toList()
                : List.of();
    }
}
