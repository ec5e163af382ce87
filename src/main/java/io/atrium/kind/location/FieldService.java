package io.atrium.kind.location;

import io.atrium.room.Demonstrated.Cast;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demonstration's map: one who drives round the north of a town, one on foot, and one who says little. */
final class FieldService {
    static final DemoRoom ROOM = new DemoRoom(
            "cho",
            new NewRoom(
                    "field-service",
                    "Field service north",
                    "Who is nearest to the next call",
                    LocationKind.ID,
                    Visibility.OPEN,
                    Json.createObjectBuilder()
                            .add("base", "grid")
                            .add("keep_days", 30)
                            .build(),
                    List.of("ann", "bob", "admin"),
                    null));

    private static final Duration LAST_DAY = Duration.ofDays(1);
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final Duration SPARSELY = Duration.ofMinutes(4);
    private static final Duration CLOSELY = Duration.ofSeconds(15);
    private static final Duration SINCE_THE_LAST = Duration.ofSeconds(10);
    private static final Duration SILENT = Duration.ofMinutes(14);
    private static final int FRAMES = 1_000;

    /** Degrees and seconds: there and back, up and down. */
    private record Round(
            String login,
            double latitude,
            double longitude,
            double up,
            double across,
            double period,
            int accuracy,
            int every) {
        double latitudeAt(double seconds) {
            return latitude + up * Math.sin(2 * Math.PI * seconds / period);
        }

        double longitudeAt(double seconds) {
            double turn = 2 * Math.PI * seconds / period;
            return longitude + across * (Math.cos(turn) + 0.35 * Math.cos(2 * turn));
        }

        JsonObject at(Instant when) {
            double seconds = when.toEpochMilli() / 1_000.0 % (2 * period);
            double latitudeNow = latitudeAt(seconds);
            double longitudeNow = longitudeAt(seconds);
            double north = latitudeAt(seconds + 1) - latitudeNow;
            double east = (longitudeAt(seconds + 1) - longitudeNow) * Math.cos(Math.toRadians(latitudeNow));
            double heading = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
            double metres = Earth.metres(latitudeNow, longitudeNow, latitudeAt(seconds + 1), longitudeAt(seconds + 1));
            return position(latitudeNow, longitudeNow, accuracy, when)
                    .add("heading", rounded(heading, 0))
                    .add("speed", rounded(metres, 1))
                    .build();
        }
    }

    private static final List<Round> ROUNDS = List.of(
            new Round("bob", 53.5605, 10.4400, 0.0075, 0.0125, 620, 8, 2),
            new Round("cho", 53.5535, 10.4525, 0.0012, 0.0018, 700, 5, 5));

    private FieldService() {}

    /** A day, its last hour closely. */
    static void furnish(Room room, Cast cast) {
        Instant now = CommonTime.now().minus(SINCE_THE_LAST);
        for (Round round : ROUNDS) {
            List<JsonObject> frames = new ArrayList<>();
            for (Instant at = now.minus(LAST_DAY); at.isBefore(now); ) {
                frames.add(round.at(at));
                at = at.plus(at.isBefore(now.minus(LAST_HOUR)) ? SPARSELY : CLOSELY);
            }
            for (int from = 0; from < frames.size(); from += FRAMES) {
                cast.say(room, round.login(), frames.subList(from, Math.min(frames.size(), from + FRAMES)));
            }
        }
        cast.say(room, "admin", List.of(parked(now.minus(SILENT))));
    }

    static void enliven(Room room, Cast cast) {
        Instant now = CommonTime.now();
        for (Round round : ROUNDS) {
            if (now.getEpochSecond() % round.every() == 0) {
                cast.say(room, round.login(), List.of(round.at(now)));
            }
        }
    }

    private static JsonObject parked(Instant at) {
        return position(53.5498, 10.4610, 30, at).add("speed", 0).build();
    }

    private static JsonObjectBuilder position(double latitude, double longitude, int accuracy, Instant at) {
        return Json.createObjectBuilder()
                .add("latitude", rounded(latitude, 6))
                .add("longitude", rounded(longitude, 6))
                .add("accuracy", accuracy)
                .add("at", Instants.wire(at));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
