package io.atrium.kind.sensor;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * What the table of alarms gets in the transaction of an entry, under its room's lock. It refuses what does not follow: an alarm is raised once, whichever
 * node finds it due, and cleared once.
 */
final class Alarms {
    private Alarms() {}

    static void raise(EntityManager entities, Entry entry) {
        Alarm alarm = new Alarm(entry);
        if (open(entities, entry).isPresent()) {
            throw Problem.conflict("alarm", "the alarm is raised already");
        }
        entities.persist(alarm);
    }

    /** The entry then says which alarm it ends, and since when that lasted. */
    static void clear(EntityManager entities, Entry entry) {
        Alarm alarm =
                open(entities, entry).orElseThrow(() -> Problem.conflict("alarm", "there is no such alarm any more"));
        alarm.clear(entry);
        entry.replaceBody(Json.createObjectBuilder(entry.body())
                .add("limit", Numbers.json(alarm.limit()))
                .add("raised", alarm.seq())
                .add("since", Instants.wire(alarm.raisedAt()))
                .build());
    }

    /** @param seq of the entry that raised it */
    static Draft.Effect take(long seq) {
        return (entities, entry) -> {
            Alarm alarm = entities.find(Alarm.class, new Entry.Key(entry.getRoomId(), seq));
            if (alarm == null || !alarm.isOpen()) {
                throw Problem.conflict("seq", "the alarm is over");
            }
            if (alarm.takenBy() != null) {
                throw Problem.conflict("seq", alarm.takenBy() + " has taken it already");
            }
            alarm.take(entry);
        };
    }

    private static Optional<Alarm> open(EntityManager entities, Entry entry) {
        JsonObject body = entry.body();
        return entities.createQuery(
                        "select a from Alarm a where a.roomId = :room and a.sensorId = :sensor and a.reason = :reason and a.clearedAt is null",
                        Alarm.class)
                .setParameter("room", entry.getRoomId())
                .setParameter("sensor", body.getString("sensor_id"))
                .setParameter("reason", Reason.of(body.getString("alarm")))
                .getResultStream()
                .findFirst();
    }
}
