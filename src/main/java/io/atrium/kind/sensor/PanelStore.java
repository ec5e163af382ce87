package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Panels in the database. Each method is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class PanelStore {
    private static final int PAGE = 1_000;
    /** Bucket starts in one question. */
    private static final int CHUNK = 500;

    /** A range holds at most so many buckets for each that is wanted of it; else they are asked for one by one. */
    private static final int DENSE = 4;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader log;

    /** A board up to the log's end, and what of it is not written yet. */
    record Read(Board board, Deltas deltas) {}

    List<Room> rooms() {
        return entities.createQuery("select r from Room r where r.kind = :kind order by r.id", Room.class)
                .setParameter("kind", SensorKind.ID)
                .getResultList();
    }

    Read read(long roomId) {
        long seq = lock(roomId).seq();
        Board board = new Board(roomId, seq);
        board.restore(sensors(roomId), alarms(roomId));
        Deltas deltas = new Deltas(seq);
        replay(roomId, board, deltas, Long.MAX_VALUE);
        return new Read(board, deltas);
    }

    private void replay(long roomId, Board board, Deltas deltas, long last) {
        List<Entry> page = log.after(roomId, board.seq(), PAGE);
        while (!page.isEmpty() && board.seq() < last) {
            for (Entry entry : page) {
                board.apply(entry).ifPresent(taken -> deltas.add(taken.sensor().no(), taken.reading()));
                deltas.reach(entry.getSeq());
                if (entry.getSeq() == last) {
                    return;
                }
            }
            page = log.after(roomId, board.seq(), PAGE);
        }
    }

    /** Writes what is not written yet, whoever has written in the meantime. */
    void write(long roomId, Panel.Unwritten unwritten) {
        Watermark mark = lock(roomId);
        if (mark.seq() >= unwritten.deltas().to()) {
            return;
        }
        Deltas deltas = unwritten.deltas();
        if (mark.seq() != deltas.from()) {
            deltas = since(roomId, mark.seq(), deltas.to());
        }
        deltas.rows().forEach(new Writing(roomId, deltas)::row);
        unwritten.sensors().forEach(this::write);
        mark.move(deltas.to());
    }

    private Deltas since(long roomId, long seq, long last) {
        Board board = new Board(roomId, seq);
        board.restore(sensors(roomId), List.of());
        Deltas deltas = new Deltas(seq);
        replay(roomId, board, deltas, last);
        return deltas;
    }

    private void write(Sensor sensor) {
        Sensor row = entities.find(Sensor.class, sensor.key());
        if (row == null) {
            entities.persist(sensor);
        } else {
            row.become(sensor);
        }
    }

    /** Adds deltas to the buckets of a room. */
    private final class Writing {
        private final long roomId;
        private final Deltas deltas;

        Writing(long roomId, Deltas deltas) {
            this.roomId = roomId;
            this.deltas = deltas;
        }

        void row(Deltas.Row row, TreeSet<Long> starts) {
            Map<Long, SensorBucket> there = there(row, starts);
            for (long start : starts) {
                Deltas.Place place = new Deltas.Place(row.width(), row.sensorNo(), start);
                Bucket more = deltas.buckets().get(place);
                SensorBucket bucket = there.get(start);
                if (bucket == null) {
                    entities.persist(new SensorBucket(roomId, place, more));
                } else {
                    bucket.add(more);
                }
            }
        }

        private Map<Long, SensorBucket> there(Deltas.Row row, TreeSet<Long> starts) {
            Map<Long, SensorBucket> there = new HashMap<>();
            long span = (starts.last() - starts.first()) / row.width().millis();
            if (span <= (long) DENSE * starts.size()) {
                collect(there, row, "b.startsAt between :first and :last", starts.first(), starts.last());
                return there;
            }
            List<Long> all = List.copyOf(starts);
            for (int i = 0; i < all.size(); i += CHUNK) {
                collect(there, row, "b.startsAt in :first", all.subList(i, Math.min(all.size(), i + CHUNK)), null);
            }
            return there;
        }

        private void collect(
                Map<Long, SensorBucket> into, Deltas.Row row, String condition, Object first, Object last) {
            var query = entities.createQuery(
                            "select b from SensorBucket b where b.roomId = :room and b.width = :width and b.sensorNo = :no and "
                                    + condition,
                            SensorBucket.class)
                    .setParameter("room", roomId)
                    .setParameter("width", row.width().seconds())
                    .setParameter("no", row.sensorNo())
                    .setParameter("first", first)
                    // What has been added so far is of other rows.
                    .setFlushMode(FlushModeType.COMMIT);
            if (last != null) {
                query.setParameter("last", last);
            }
            query.getResultList().forEach(bucket -> into.put(bucket.startsAt(), bucket));
        }
    }

    /** Removes the buckets that ended before a time: of the finest width, or of the others. */
    void forget(long roomId, Instant before, boolean finest) {
        for (Sensor sensor : sensors(roomId)) {
            for (Width width : Width.values()) {
                if ((width == Width.SECONDS) == finest) {
                    entities.createQuery(
                                    "delete from SensorBucket b where b.roomId = :room and b.width = :width and b.sensorNo = :no and b.startsAt < :before")
                            .setParameter("room", roomId)
                            .setParameter("width", width.seconds())
                            .setParameter("no", sensor.no())
                            .setParameter("before", width.start(before.toEpochMilli()))
                            .executeUpdate();
                }
            }
        }
    }

    private Watermark lock(long roomId) {
        Watermark mark = entities.find(Watermark.class, roomId, LockModeType.PESSIMISTIC_WRITE);
        if (mark == null) {
            mark = new Watermark(roomId);
            entities.persist(mark);
            entities.flush();
        }
        return mark;
    }

    private List<Sensor> sensors(long roomId) {
        return entities.createQuery("select s from Sensor s where s.roomId = :room order by s.no", Sensor.class)
                .setParameter("room", roomId)
                .getResultList();
    }

    private List<Alarm> alarms(long roomId) {
        List<Alarm> alarms = entities.createQuery(
                        "select a from Alarm a where a.roomId = :room and a.clearedAt is null", Alarm.class)
                .setParameter("room", roomId)
                .getResultList();
        List<Alarm> past = entities.createQuery(
                        "select a from Alarm a where a.roomId = :room and a.clearedAt is not null order by a.seq desc",
                        Alarm.class)
                .setParameter("room", roomId)
                .setMaxResults(Board.PAST)
                .getResultList();
        return java.util.stream.Stream.concat(alarms.stream(), past.stream()).toList();
    }
}
