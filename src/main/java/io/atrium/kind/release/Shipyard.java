package io.atrium.kind.release;

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
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demonstration's releases: a line every few seconds, and now and then a person who is waited for, though not for ever. */
final class Shipyard {
    static final DemoRoom ROOM = new DemoRoom(
            "ann",
            new NewRoom(
                    "atrium-releases",
                    "Atrium releases",
                    "From commit to production, 3 nodes",
                    ReleaseKind.ID,
                    Visibility.OPEN,
                    JsonValue.EMPTY_JSON_OBJECT,
                    List.of("bob", "cho"),
                    null));

    private static final String KEEPER = "ann";
    private static final String REPORTER = "cho";
    private static final String FIRST = "1.4.2";
    private static final int SECONDS_A_LINE = 3;
    private static final int LINES_AT_ONCE = 5;
    private static final Duration BETWEEN = Duration.ofMinutes(2);
    private static final Duration VISIT = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Shipyard() {}

    /** What somebody says next. */
    record Act(String login, List<JsonObject> frames) {}

    static void furnish(Room room, Cast cast) {
        Instant now = CommonTime.now();
        for (List<JsonObject> frames : List.of(
                past("1.4.0-rc2", now.minus(Duration.ofDays(22)), true),
                past("1.4.0", now.minus(Duration.ofDays(21)), false),
                past("1.4.1", now.minus(Duration.ofDays(9)), false),
                underWay(now.minus(Duration.ofMinutes(9))))) {
            cast.say(room, REPORTER, frames);
        }
    }

    private static List<JsonObject> past(String version, Instant opened, boolean broken) {
        List<JsonObject> frames = new ArrayList<>(List.of(open(version, opened)));
        Instant at = opened;
        for (String stage : Printed.STAGES) {
            at = run(stage, Printed.by(stage, version, broken), at, frames);
            boolean failed = broken && stage.equals("test");
            frames.add(at(status(stage, failed ? "failed" : "passed"), at));
            if (failed) {
                break;
            }
        }
        return frames;
    }

    private static List<JsonObject> underWay(Instant opened) {
        List<JsonObject> frames = new ArrayList<>(List.of(open(FIRST, opened)));
        Instant at = opened;
        for (String stage : List.of("build", "test", "package")) {
            at = run(stage, Printed.by(stage, FIRST, false), at, frames);
            frames.add(at(status(stage, "passed"), at));
        }
        run("staging", Printed.by("staging", FIRST, false).subList(0, 12), at, frames);
        return frames;
    }

    /** @return when it ends */
    private static Instant run(String stage, List<String> lines, Instant from, List<JsonObject> frames) {
        frames.add(at(status(stage, "running"), from));
        Instant at = from;
        for (int i = 0; i < lines.size(); i += LINES_AT_ONCE) {
            at = at.plusSeconds(5 + 3L * (lines.get(i).length() % 9));
            frames.add(at(lines(stage, lines.subList(i, Math.min(lines.size(), i + LINES_AT_ONCE))), at));
        }
        return at.plusSeconds(lines.size() % 5);
    }

    /** What comes next, about once a second; empty: nothing yet. */
    static Optional<Act> next(Console console) {
        return console.release().flatMap(release -> next(console, release, CommonTime.now()));
    }

    static Optional<Act> next(Console console, Release release, Instant now) {
        boolean ours = release.stageNames().equals(Printed.STAGES);
        if (release.outcome() != null || !ours) {
            // What a visitor has opened is left alone, for a while.
            Instant since = ours ? release.endedAt() : release.openedAt();
            return Duration.between(since, now).compareTo(ours ? BETWEEN : VISIT) < 0
                    ? Optional.empty()
                    : by(REPORTER, open(following(release.version()), null));
        }
        for (Stage stage : console.stages()) {
            if (stage.status() == Status.NEEDS_APPROVAL) {
                return Duration.between(stage.askedAt(), now).compareTo(PATIENCE) < 0
                        ? Optional.empty()
                        : by(KEEPER, frame("approve").add("stage", stage.name()).build());
            }
            if (stage.status() == Status.RUNNING) {
                return now.getEpochSecond() % SECONDS_A_LINE == 0 ? go(stage, release) : Optional.empty();
            }
            if (stage.status() == Status.WAITING) {
                return by(REPORTER, status(stage.name(), stage.name().equals("ship") ? "needs_approval" : "running"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Act> go(Stage stage, Release release) {
        List<String> all = Printed.by(stage.name(), release.version(), false);
        return stage.lines() < all.size()
                ? by(REPORTER, lines(stage.name(), List.of(all.get((int) stage.lines()))))
                : by(REPORTER, status(stage.name(), "passed"));
    }

    /** 1.4.2, 1.4.3, … */
    private static String following(String version) {
        if (!version.matches("\\d+\\.\\d+\\.\\d{1,6}")) {
            return FIRST;
        }
        int dot = version.lastIndexOf('.');
        return version.substring(0, dot + 1) + (Integer.parseInt(version.substring(dot + 1)) + 1);
    }

    private static Optional<Act> by(String login, JsonObject frame) {
        return Optional.of(new Act(login, List.of(frame)));
    }

    private static JsonObject open(String version, Instant at) {
        JsonObject frame = frame("release")
                .add("version", version)
                .add("stages", Json.createArrayBuilder(Printed.STAGES))
                .add("commit", Integer.toHexString(0xc41f09e ^ version.hashCode() & 0xffffff))
                .add("target", "production, 3 nodes")
                .build();
        return at == null ? frame : at(frame, at);
    }

    private static JsonObject status(String stage, String status) {
        return frame("stage").add("stage", stage).add("status", status).build();
    }

    private static JsonObject lines(String stage, List<String> lines) {
        return frame("log")
                .add("stage", stage)
                .add("lines", Json.createArrayBuilder(lines))
                .build();
    }

    private static JsonObjectBuilder frame(String type) {
        return Json.createObjectBuilder().add("type", type);
    }

    private static JsonObject at(JsonObject frame, Instant at) {
        return Json.createObjectBuilder(frame).add("at", Instants.wire(at)).build();
    }
}
