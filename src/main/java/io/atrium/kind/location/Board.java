package io.atrium.kind.location;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is on a location room's map, as its log tells: the same, whether it was kept all along or is made from the last hours of the log anew. Not for
 * several threads.
 */
final class Board {
    /** Whoever has said nothing for so long is on the map no more: what the log has before is not needed. */
    static final Duration REACH = Duration.ofHours(12);

    /** What is older than this when it is stored is a track somebody brings along, and puts nobody on the map. */
    private static final Duration RECENT = Duration.ofHours(1);

    private final Map<String, Whereabouts> people = new TreeMap<>();

    /** One person, seen or to be seen. @param fix null: waited for @param sharing null: they come by a device, without an end */
    record Seen(String login, Fix fix, Sharing sharing) {}

    private static final class Whereabouts {
        private Fix fix;
        private Sharing sharing;
        private Instant stoppedAt = Instant.MIN;
    }

    void apply(Entry entry) {
        switch (entry.getType()) {
            case Fix.TYPE -> move(Fix.of(entry));
            case Sharing.TYPE -> of(entry.getAuthor()).sharing = Sharing.of(entry);
            case Sharing.STOP -> stop(entry);
            default -> {
                // nothing a map shows
            }
        }
    }

    private Whereabouts of(String login) {
        return people.computeIfAbsent(login, unknown -> new Whereabouts());
    }

    private void move(Fix fix) {
        Whereabouts person = of(fix.login());
        boolean recent = !fix.at().isBefore(fix.storedAt().minus(RECENT));
        // Of two without times of their own the log's order tells which was first.
        boolean sinceStop = fix.ownAt() == null || fix.ownAt().isAfter(person.stoppedAt);
        boolean newest = person.fix == null || !fix.at().isBefore(person.fix.at());
        if (recent && sinceStop && newest && (fix.share() == 0 || isOf(person, fix.share()))) {
            person.fix = fix;
        }
    }

    private static boolean isOf(Whereabouts person, long share) {
        return person.sharing != null && person.sharing.seq() == share;
    }

    private void stop(Entry entry) {
        JsonObject body = entry.body();
        // The room itself ends one sharing, and not the one that was begun since.
        boolean byClock = body.containsKey("share");
        Whereabouts person = of(body.getString("login", entry.getAuthor()));
        if (!byClock || isOf(person, body.getJsonNumber("share").longValue())) {
            person.sharing = null;
            person.fix = null;
            person.stoppedAt = entry.getAt();
        }
    }

    /** Those on the map, or about to be, by login. */
    List<Seen> seen(Instant now) {
        return people.entrySet().stream()
                .map(person -> seen(person.getKey(), person.getValue(), now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Seen> seen(String login, Whereabouts person, Instant now) {
        if (person.sharing != null && person.sharing.isOver(now)) {
            return Optional.empty(); // the entry that says so is on its way
        }
        Fix fix = person.fix == null || person.fix.at().isBefore(now.minus(REACH)) ? null : person.fix;
        return fix == null && person.sharing == null
                ? Optional.empty()
                : Optional.of(new Seen(login, fix, person.sharing));
    }

    boolean shows(String login, Instant now) {
        return seen(now).stream().anyMatch(person -> person.login().equals(login));
    }

    /** Whether somebody's sharing of this number goes on. */
    boolean lasts(String login, long share, Instant now) {
        Whereabouts person = people.get(login);
        return person != null && isOf(person, share) && !person.sharing.isOver(now);
    }

    /** All that go on, or ended without anybody's having said so yet. */
    List<Sharing> sharings() {
        return people.values().stream()
                .map(person -> person.sharing)
                .filter(sharing -> sharing != null)
                .toList();
    }

    /** The snapshot. */
    JsonObject toJson(Instant now) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Seen person : seen(now)) {
            JsonObjectBuilder json = Json.createObjectBuilder().add("login", person.login());
            if (person.fix() != null) {
                person.fix().addTo(json);
            }
            if (person.sharing() != null) {
                json.add("share", person.sharing().seq())
                        .add("until", Instants.wire(person.sharing().until()));
            }
            all.add(json);
        }
        return Json.createObjectBuilder().add("people", all).build();
    }
}
