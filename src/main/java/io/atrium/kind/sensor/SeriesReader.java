package io.atrium.kind.sensor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads what charts and lists of alarms show. */
@ApplicationScoped
@Transactional
class SeriesReader {
    @PersistenceContext
    private EntityManager entities;

    /**
     * A stretch of a room's time.
     *
     * @param from milliseconds since 1970
     * @param part as {@link Series}
     */
    record Stretch(long roomId, long from, long to, Width buckets, long part) {}

    Series series(Stretch stretch, int sensorNo) {
        Series series = new Series(stretch.part());
        List<Object[]> rows = entities.createQuery(
                        "select b.startsAt, b.n, b.total, b.low, b.lowAt, b.high, b.highAt from SensorBucket b where b.roomId = :room"
                                + " and b.width = :width and b.sensorNo = :no and b.startsAt >= :first and b.startsAt <= :last order by b.startsAt",
                        Object[].class)
                .setParameter("room", stretch.roomId())
                .setParameter("width", stretch.buckets().seconds())
                .setParameter("no", sensorNo)
                .setParameter("first", stretch.buckets().start(stretch.from()))
                .setParameter("last", stretch.to())
                .getResultList();
        for (Object[] row : rows) {
            series.add(
                    (Long) row[0],
                    new Bucket((Long) row[1], (Double) row[2], (Double) row[3], (Long) row[4], (Double) row[5], (Long)
                            row[6]));
        }
        return series;
    }

    /** Alarms that were raised before an entry, the newest first. */
    void alarms(long roomId, long before, int limit, JsonArrayBuilder into) {
        entities.createQuery(
                        "select a from Alarm a where a.roomId = :room and a.seq < :before order by a.seq desc",
                        Alarm.class)
                .setParameter("room", roomId)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList()
                .forEach(alarm -> into.add(alarm.toJson()));
    }
}
