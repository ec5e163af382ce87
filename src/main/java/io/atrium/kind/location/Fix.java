package io.atrium.kind.location;

import io.atrium.room.Entry;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An entry {@code position}: where somebody was.
 *
 * @param body the members of the entry
 * @param ownAt when it was, as the sender says; null where they don't
 */
record Fix(long seq, String login, JsonObject body, Instant ownAt, Instant storedAt) {
    static final String TYPE = "position";

    /** Half way round the earth: a browser that knows nothing says as much. */
    private static final double LEAST_ACCURATE = 20_100_000;

    private static final double FASTEST = 100_000;
    private static final double DEEPEST = -12_000;
    private static final double HIGHEST = 1_000_000;
    private static final int MOST_DIGITS = 20;
    private static final List<String> FIGURES =
            List.of("latitude", "longitude", "accuracy", "altitude", "heading", "speed");

    /**
     * What is stored of a frame. Numbers as they were written: who reads them back finds the same.
     *
     * @throws io.atrium.wire.Problem {@code invalid}
     */
    static JsonObject body(Frame frame) {
        frame.number("latitude", -90, 90);
        frame.number("longitude", -180, 180);
        frame.optionalNumber("accuracy", 0, LEAST_ACCURATE);
        frame.optionalNumber("altitude", DEEPEST, HIGHEST);
        frame.optionalNumber("heading", 0, 360);
        frame.optionalNumber("speed", 0, FASTEST);
        JsonObjectBuilder body = Json.createObjectBuilder();
        FIGURES.stream().filter(frame::has).forEach(figure -> body.add(figure, written(frame.body(), figure)));
        frame.optionalWhole("share", 1, Long.MAX_VALUE).ifPresent(share -> body.add("share", share));
        return body.build();
    }

    private static JsonValue written(JsonObject body, String figure) {
        BigDecimal exact = body.getJsonNumber(figure).bigDecimalValue();
        boolean plain = exact.precision() <= MOST_DIGITS && exact.scale() >= 0 && exact.scale() <= MOST_DIGITS;
        // 1e-999999999 is a number too, and a gigabyte when it is written out.
        return Json.createValue(plain ? exact : BigDecimal.valueOf(exact.doubleValue()));
    }

    static Fix of(Entry entry) {
        return new Fix(entry.getSeq(), entry.getAuthor(), entry.body(), entry.getOwnAt(), entry.getAt());
    }

    /** When it was: the sender's own time, else when it was stored. */
    Instant at() {
        return ownAt == null ? storedAt : ownAt;
    }

    double latitude() {
        return body.getJsonNumber("latitude").doubleValue();
    }

    double longitude() {
        return body.getJsonNumber("longitude").doubleValue();
    }

    /** Metres around, of which the sender is sure. */
    OptionalDouble accuracy() {
        return figure("accuracy");
    }

    /** Metres a second. */
    OptionalDouble speed() {
        return figure("speed");
    }

    private OptionalDouble figure(String name) {
        return body.containsKey(name)
                ? OptionalDouble.of(body.getJsonNumber(name).doubleValue())
                : OptionalDouble.empty();
    }

    /** The number of the sharing it belongs to; 0: of none, as what a device sends. */
    long share() {
        return body.containsKey("share") ? body.getJsonNumber("share").longValue() : 0;
    }

    /** Its part of a person in the snapshot. */
    void addTo(JsonObjectBuilder person) {
        person.add("seq", seq);
        FIGURES.stream().filter(body::containsKey).forEach(figure -> person.add(figure, body.get(figure)));
        person.add("at", Instants.wire(at()));
    }
}
