package io.atrium.wire;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;

/**
 * What a client sent: a JSON object with its {@code type} and {@code ref} read out. The typed getters are how a kind reads
 * its members: each throws {@link Problem#invalid} naming the member.
 *
 * @param type null where the client left it out: the kind's default then
 * @param ref the sender's own id of the frame, 1 to 64 characters, or null
 */
public record Frame(String type, String ref, JsonObject body) {
    private static final int MAX_REF = 64;

    /** Reads {@code type} and {@code ref} out of a body, refusing any of the wrong type or length. */
    public static Frame of(JsonObject body) {
        String type = optionalText(body, "type", MAX_REF);
        String ref = optionalText(body, "ref", MAX_REF);
        if (type != null && type.isEmpty()) {
            throw Problem.invalid("type", "type is empty");
        }
        if (ref != null && ref.isEmpty()) {
            throw Problem.invalid("ref", "ref takes 1 to 64 characters");
        }
        return new Frame(type, ref, body);
    }

    public Frame withType(String named) {
        return new Frame(named, ref, body);
    }

    public boolean has(String member) {
        JsonValue value = body.get(member);
        return value != null && value != JsonValue.NULL;
    }

    /** A text of 1 to {@code max} characters, not blank. */
    public String text(String member, int max) {
        String text = optionalText(body, member, max);
        if (text == null) {
            throw Problem.invalid(member, member + " is missing");
        }
        if (text.isBlank()) {
            throw Problem.invalid(member, member + " is empty");
        }
        return text;
    }

    /** A whole number from {@code min} to {@code max}. */
    public long whole(String member, long min, long max) {
        if (!has(member)) {
            throw Problem.invalid(member, member + " is missing");
        }
        if (!(body.get(member) instanceof JsonNumber number) || !number.isIntegral()) {
            throw Problem.invalid(member, member + " must be a whole number");
        }
        // A double first: as an exact number 1e999999 would have a million digits.
        double approximate = number.doubleValue();
        if (approximate >= min && approximate <= max && isExactly(number, min, max)) {
            return number.longValue();
        }
        throw Problem.invalid(member, member + " must be from " + min + " to " + max);
    }

    /** The largest long and the number after it are the same double. */
    private static boolean isExactly(JsonNumber number, long min, long max) {
        BigInteger exact = number.bigIntegerValue();
        return exact.compareTo(BigInteger.valueOf(min)) >= 0 && exact.compareTo(BigInteger.valueOf(max)) <= 0;
    }

    private static String optionalText(JsonObject body, String member, int max) {
        JsonValue value = body.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw Problem.invalid(member, member + " must be a text");
        }
        String text = string.getString();
        if (text.length() > max) {
            throw Problem.invalid(member, member + " takes at most " + max + " characters");
        }
        return text;
    }
}
