package io.atrium.kind.location;

import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What the app OwnTracks sends over HTTP, and others in its manner: {@code _type} {@code location}, {@code lat} {@code lon} in degrees, {@code tst} in
 * seconds since 1970, {@code acc} and {@code alt} in metres, {@code vel} in km/h, {@code cog} in degrees.
 */
final class OwnTracks {
    /** The app reads messages for itself in the answer; there are none. */
    static final JsonStructure ANSWER = Json.createArrayBuilder().build();

    private static final double KMH = 3.6;
    private static final long SKEW_SECONDS = 60;

    private OwnTracks() {}

    /**
     * A position; empty where the app tells something else, such as that a place was entered or that it lives.
     *
     * @throws Problem {@code malformed}, or {@code invalid} naming the app's own member
     */
    static Optional<Frame> position(JsonStructure sent) {
        if (!(sent instanceof JsonObject message)) {
            throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
        }
        Frame given = new Frame(null, null, message);
        return given.text("_type", 64).equals("location") ? Optional.of(position(given)) : Optional.empty();
    }

    private static Frame position(Frame given) {
        given.number("lat", -90, 90);
        given.number("lon", -180, 180);
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("type", Fix.TYPE)
                .add("latitude", given.body().get("lat"))
                .add("longitude", given.body().get("lon"));
        // What a phone does not know it leaves out, or says below nought.
        known(given, "acc").ifPresent(metres -> body.add("accuracy", metres));
        known(given, "cog").ifPresent(degrees -> body.add("heading", degrees));
        known(given, "vel").ifPresent(kmh -> body.add("speed", metresASecond(kmh.doubleValue())));
        if (given.has("alt")) {
            given.number("alt", -12_000, 1_000_000);
            body.add("altitude", given.body().get("alt"));
        }
        time(given)
                .ifPresent(tst -> body.add("at", Instants.wire(Instant.ofEpochSecond(tst)))
                        .add("ref", "owntracks-" + tst)); // the app sends again what it is not sure of
        return Frame.of(body.build());
    }

    private static BigDecimal metresASecond(double kmh) {
        return BigDecimal.valueOf(kmh / KMH).setScale(2, RoundingMode.HALF_UP);
    }

    private static Optional<JsonNumber> known(Frame given, String member) {
        return given.optionalNumber(member, -1_000_000, 1_000_000).orElse(-1) < 0
                ? Optional.empty()
                : Optional.of(given.body().getJsonNumber(member));
    }

    private static Optional<Long> time(Frame given) {
        if (!given.has("tst")) {
            return Optional.empty();
        }
        long tst = given.whole("tst", 0, Instant.MAX.getEpochSecond());
        if (tst > CommonTime.now().getEpochSecond() + SKEW_SECONDS) {
            throw Problem.invalid("tst", "tst lies in the future");
        }
        return Optional.of(tst);
    }
}
