package io.atrium.kind.release;

import io.atrium.room.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A release room in a few words: what runs now, what waits for a person, or how the last one ended. */
final class Summaries {
    private Summaries() {}

    static Optional<Summary> of(Console console) {
        return console.release().map(release -> of(release, console));
    }

    private static Summary of(Release release, Console console) {
        if (release.outcome() != null) {
            return ended(release);
        }
        Optional<Stage> asking = first(console, Status.NEEDS_APPROVAL);
        if (asking.isPresent()) {
            Map<String, Object> places = places(release, asking.get().askedAt());
            places.put("stage", asking.get().name());
            return Summary.of("summary.needs_approval", places)
                    .toned(Summary.Tone.ACCENT)
                    .chip("summary.approval");
        }
        Optional<Stage> running = first(console, Status.RUNNING);
        if (running.isPresent()) {
            Map<String, Object> places = places(release, running.get().startedAt());
            places.put("stage", running.get().name());
            return Summary.of("summary.running", places)
                    .toned(Summary.Tone.ACCENT)
                    .chip("summary.runs");
        }
        return Summary.of("summary.open", places(release, release.openedAt()));
    }

    private static Summary ended(Release release) {
        Map<String, Object> places = places(release, release.endedAt());
        places.put("n", minutes(release));
        if (release.outcome() == Outcome.FAILED) {
            places.put("stage", release.failedAt());
            return Summary.of("summary.failed", places)
                    .toned(Summary.Tone.DANGER)
                    .chip("summary.fail");
        }
        return Summary.of("summary.passed", places);
    }

    private static long minutes(Release release) {
        return Math.max(
                1,
                Math.round(
                        Duration.between(release.openedAt(), release.endedAt()).toSeconds() / 60.0));
    }

    private static Map<String, Object> places(Release release, Instant at) {
        Map<String, Object> places = new HashMap<>();
        places.put("version", release.version());
        places.put("at", at);
        return places;
    }

    private static Optional<Stage> first(Console console, Status status) {
        return console.stages().stream()
                .filter(stage -> stage.status() == status)
                .findFirst();
    }
}
