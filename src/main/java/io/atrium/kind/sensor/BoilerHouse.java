package io.atrium.kind.sensor;

import io.atrium.room.Demonstrated.Cast;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.CommonTime;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demonstration's sensors: a boiler that runs too hot now and then, and a flow meter that falls silent for a while every four hours. */
final class BoilerHouse {
    static final DemoRoom ROOM = new DemoRoom(
            "bob",
            new NewRoom(
                    "boiler-house",
                    "Boiler house",
                    "4 sensors, a reading every 5 s",
                    SensorKind.ID,
                    Visibility.OPEN,
                    FrameCodec.object("{\"sensors\":["
                            + "{\"id\":\"outlet\",\"name\":\"Boiler outlet\",\"unit\":\"°C\",\"above\":80},"
                            + "{\"id\":\"return\",\"name\":\"Return\",\"unit\":\"°C\",\"above\":65,\"below\":40},"
                            + "{\"id\":\"pressure\",\"name\":\"Pressure\",\"unit\":\"bar\",\"above\":2.5,\"below\":1.2},"
                            + "{\"id\":\"flow\",\"name\":\"Flow\",\"unit\":\"l/min\",\"silent_after\":60}]}"),
                    List.of("ann", "cho"),
                    null));

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final Duration LAST_DAY = Duration.ofDays(1);
    private static final Duration SPARSELY = Duration.ofMinutes(5);
    private static final Duration CLOSELY = Duration.ofSeconds(15);
    private static final int FRAMES = 1_000;
    private static final long FOUR_HOURS = 14_400;
    private static final long QUIET_FROM = 14_100;
    private static final double DAY = 86_400;

    private BoilerHouse() {}

    /** A day, its last hour closely. */
    static void furnish(Room room, Cast cast) {
        Instant now = CommonTime.now();
        List<JsonObject> frames = new ArrayList<>();
        for (Instant at = now.minus(LAST_DAY); at.isBefore(now); ) {
            frames.addAll(readings(at, true));
            at = at.plus(at.isBefore(now.minus(LAST_HOUR)) ? SPARSELY : CLOSELY);
            if (frames.size() > FRAMES - 4) {
                cast.say(room, "bob", frames);
                frames.clear();
            }
        }
        cast.say(room, "bob", frames);
    }

    static void enliven(Room room, Cast cast) {
        Instant now = CommonTime.now();
        if (now.getEpochSecond() % EVERY.toSeconds() == 0) {
            cast.say(room, "bob", readings(now, false));
        }
    }

    private static List<JsonObject> readings(Instant at, boolean always) {
        double seconds = at.toEpochMilli() / 1_000.0;
        List<JsonObject> frames = new ArrayList<>();
        // Above 80 for some minutes of each 90 in a quarter of the day: enough to be seen, too little to bury what else
        // there is to be told.
        frames.add(reading(
                "outlet", 74 + 4.4 * wave(seconds, 5_400) + 0.5 * wave(seconds, 410) + 1.5 * wave(seconds, DAY), at));
        frames.add(reading("return", 52.5 + 2.4 * wave(seconds, 5_400, 400) + 0.4 * wave(seconds, 530), at));
        frames.add(reading("pressure", 1.62 + 0.05 * wave(seconds, 4_240) + 0.02 * wave(seconds, 610), at));
        if (always || at.getEpochSecond() % FOUR_HOURS < QUIET_FROM) {
            frames.add(reading("flow", 38.5 + 2.5 * wave(seconds, 2_910) + 0.6 * wave(seconds, 370), at));
        }
        return frames;
    }

    private static double wave(double seconds, double period) {
        return wave(seconds, period, 0);
    }

    private static double wave(double seconds, double period, double late) {
        return Math.sin(2 * Math.PI * (seconds - late) / period);
    }

    private static JsonObject reading(String sensor, double value, Instant at) {
        return Json.createObjectBuilder()
                .add("sensor_id", sensor)
                .add("sensor_value", Numbers.json(Math.round(value * 1_000) / 1_000.0))
                .add("at", Instants.wire(at))
                .build();
    }
}
