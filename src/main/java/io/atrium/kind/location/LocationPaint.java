package io.atrium.kind.location;

import io.atrium.room.View;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** A location room's first paint, as WEB-INF/kind/location.xhtml and location-aside.xhtml show it; kind/location/list.js writes the same rows. */
public final class LocationPaint {
    private static final double KMH = 3.6;

    /** Slower is standing, as receivers tremble. */
    private static final double LEAST_KMH = 1;

    /** A position fades when it is so old, and again. */
    static final Duration FADES = Duration.ofMinutes(2);

    static final Duration PALES = Duration.ofMinutes(10);

    private final View view;
    private final List<Board.Seen> seen;
    private final JsonObject site;
    private final Instant now;

    LocationPaint(View view, List<Board.Seen> seen, JsonObject site, Instant now) {
        this.view = view;
        this.seen = seen;
        this.site = site;
        this.now = now;
    }

    /** For the script: the snapshot, and what lies under the map. */
    public String getState() {
        return Json.createObjectBuilder(view.snapshot())
                .add("site", site)
                .add("now", Instants.wire(now))
                .build()
                .toString();
    }

    public int getCount() {
        return seen.size();
    }

    public boolean isQuiet() {
        return seen.isEmpty();
    }

    public boolean isMayWrite() {
        return view.member().canWrite();
    }

    /** That the viewer is on the map, and until when; null where they are not. */
    public String getShared() {
        return seen.stream()
                .filter(person -> person.login().equals(view.member().login()))
                .findFirst()
                .map(person -> person.sharing() == null
                        ? view.text("share.device")
                        : view.text(
                                "share.until",
                                "time",
                                view.clock(person.sharing().until())))
                .orElse(null);
    }

    /** Where a phone sends its positions. */
    public String getPath() {
        return "/api/rooms/" + view.room().getName() + "/intake/owntracks";
    }

    public List<MapRow> getRows() {
        return seen.stream().map(this::row).toList();
    }

    private MapRow row(Board.Seen person) {
        if (person.fix() == null) {
            return new MapRow(view.person(person.login()), view.text("row.waiting"), "", null, "gone");
        }
        Duration age = Duration.between(person.fix().at(), now);
        return new MapRow(
                view.person(person.login()),
                what(person.fix()),
                ago(age),
                Instants.wire(person.fix().at()),
                age.compareTo(FADES) < 0 ? "here" : age.compareTo(PALES) < 0 ? "away" : "gone");
    }

    private String what(Fix fix) {
        OptionalDouble speed = fix.speed();
        if (speed.isPresent() && speed.getAsDouble() * KMH >= LEAST_KMH) {
            return view.text("row.moving", "speed", Math.round(speed.getAsDouble() * KMH));
        }
        if (fix.accuracy().isPresent()) {
            return view.text("row.accuracy", "m", Math.round(fix.accuracy().getAsDouble()));
        }
        return speed.isPresent() ? view.text("row.standing") : "";
    }

    private String ago(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes == 0) {
            return view.text("age.now");
        }
        return minutes < 60 ? view.text("age.min", "n", minutes) : view.text("age.h", "n", minutes / 60);
    }
}
