package io.atrium.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a client sent: a JSON object with its {@code type} and {@code ref} read out. The typed getters are how a kind reads
 * its members: each throws {@link Problem#invalid} naming the member.
 *
 * @param type null where the client left it out: the kind's default then
 * @param ref the sender's own id of the frame, 1 to 64 characters, or null
 * @param roundTrip from the server to the sender and back, as the server measured it; zero where nothing is known of it
 */
public record Frame(String type, String ref, JsonObject body, Duration roundTrip) {
    private static final int MAX_REF = 64;
    private static final int MAX_CHOICE = 1_000;

    /** How far a sender's clock may run ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    public Frame(String type, String ref, JsonObject body) {
        this(type, ref, body, Duration.ZERO);
    }

    /** Reads {@code type} and {@code ref} out of a body, refusing any of the wrong type or length. */
    public static Frame of(JsonObject body) {
        String type = textOrNull(body, "type", MAX_REF);
        String ref = textOrNull(body, "ref", MAX_REF);
        if (type != null && type.isEmpty()) {
            throw Problem.invalid("type", "type is empty");
        }
        if (ref != null && ref.isEmpty()) {
            throw Problem.invalid("ref", "ref takes 1 to 64 characters");
        }
        return new Frame(type, ref, body);
    }

    public Frame withType(String named) {
        return new Frame(named, ref, body, roundTrip);
    }

    /** As it came over a connection of that length. */
    public Frame over(Duration measured) {
        return measured.isZero() ? this : new Frame(type, ref, body, measured);
    }

    public boolean has(String member) {
        JsonValue value = body.get(member);
        return value != null && value != JsonValue.NULL;
    }

    /** A text of 1 to {@code max} characters, not blank. */
    public String text(String member, int max) {
        String text = textOrNull(body, member, max);
        if (text == null) {
            throw Problem.invalid(member, member + " is missing");
        }
        if (text.isBlank()) {
            throw Problem.invalid(member, member + " is empty");
        }
        return text;
    }

    /** As {@link #text}; empty where it is absent. */
    public Optional<String> optionalText(String member, int max) {
        return has(member) ? Optional.of(text(member, max)) : Optional.empty();
    }

    /** A text of at most {@code max} characters; empty where it is absent or blank. */
    public String maybeBlank(String member, int max) {
        String text = textOrNull(body, member, max);
        return text == null || text.isBlank() ? "" : text;
    }

    /** One of several texts. */
    public String choice(String member, Collection<String> choices) {
        String text = text(member, MAX_CHOICE);
        if (!choices.contains(text)) {
            throw Problem.invalid(member, member + " must be one of " + choices);
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

    /** As {@link #whole}; empty where it is absent. */
    public OptionalLong optionalWhole(String member, long min, long max) {
        return has(member) ? OptionalLong.of(whole(member, min, max)) : OptionalLong.empty();
    }

    /** A finite number from {@code min} to {@code max}. */
    public double number(String member, double min, double max) {
        if (!has(member)) {
            throw Problem.invalid(member, member + " is missing");
        }
        if (!(body.get(member) instanceof JsonNumber number)) {
            throw Problem.invalid(member, member + " must be a number");
        }
        double value = number.doubleValue();
        if (value >= min && value <= max && Double.isFinite(value)) {
            return value;
        }
        throw Problem.invalid(member, member + " must be from " + written(min) + " to " + written(max));
    }

    /** As {@link #number}; empty where it is absent. */
    public OptionalDouble optionalNumber(String member, double min, double max) {
        return has(member) ? OptionalDouble.of(number(member, min, max)) : OptionalDouble.empty();
    }

    /** Yes or no; {@code otherwise} where it is absent. */
    public boolean flag(String member, boolean otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        JsonValue value = body.get(member);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw Problem.invalid(member, member + " must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    /** A time of RFC 3339, from 1970 on and no more than a minute from now. */
    public Instant instant(String member) {
        Instant instant = Instants.parse(text(member, MAX_REF))
                .orElseThrow(() ->
                        Problem.invalid(member, member + " must be a time of RFC 3339, such as 2026-11-20T14:21:00Z"));
        if (instant.isAfter(CommonTime.now().plus(CLOCK_SKEW))) {
            throw Problem.invalid(member, member + " lies in the future");
        }
        return instant;
    }

    /** As {@link #instant}; empty where it is absent. */
    public Optional<Instant> optionalInstant(String member) {
        return has(member) ? Optional.of(instant(member)) : Optional.empty();
    }

    /** The sender's own time, {@code at}; null where it gave none: as {@link Instant} a draft takes it. */
    public Instant ownTime() {
        return optionalInstant("at").orElse(null);
    }

    /** A list of 1 to {@code most} values of whatever type. */
    public JsonArray array(String member, int most) {
        if (!has(member)) {
            throw Problem.invalid(member, member + " is missing");
        }
        if (!(body.get(member) instanceof JsonArray array)) {
            throw Problem.invalid(member, member + " must be a list");
        }
        if (array.isEmpty()) {
            throw Problem.invalid(member, member + " is empty");
        }
        if (array.size() > most) {
            throw Problem.invalid(member, member + " takes at most " + most + " items");
        }
        return array;
    }

    /** A list of 1 to {@code most} texts of at most {@code max} characters, which may be blank. */
    public List<String> texts(String member, int most, int max) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : array(member, most)) {
            if (!(value instanceof JsonString string)) {
                throw Problem.invalid(member, member + " must be a list of texts");
            }
            if (string.getString().length() > max) {
                throw Problem.invalid(member, member + " takes texts of at most " + max + " characters");
            }
            texts.add(string.getString());
        }
        return texts;
    }

    private static String written(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    /** The largest long and the number after it are the same double. */
    private static boolean isExactly(JsonNumber number, long min, long max) {
        BigInteger exact = number.bigIntegerValue();
        return exact.compareTo(BigInteger.valueOf(min)) >= 0 && exact.compareTo(BigInteger.valueOf(max)) <= 0;
    }

    private static String textOrNull(JsonObject body, String member, int max) {
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
