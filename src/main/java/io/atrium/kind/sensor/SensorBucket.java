package io.atrium.kind.sensor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A bucket as it is stored. */
@Entity
@Table(name = "sensor_bucket")
@IdClass(SensorBucket.Key.class)
public class SensorBucket {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private int width;

    @Id
    @Column(name = "sensor_no")
    private int sensorNo;

    @Id
    @Column(name = "starts_at")
    private long startsAt;

    private long n;
    private double total;
    private double low;

    @Column(name = "low_at")
    private long lowAt;

    private double high;

    @Column(name = "high_at")
    private long highAt;

    protected SensorBucket() {}

    SensorBucket(long roomId, Deltas.Place place, Bucket bucket) {
        this.roomId = roomId;
        this.width = place.width().seconds();
        this.sensorNo = place.sensorNo();
        this.startsAt = place.start();
        set(bucket);
    }

    long startsAt() {
        return startsAt;
    }

    void add(Bucket more) {
        Bucket all = new Bucket(n, total, low, lowAt, high, highAt);
        all.add(more);
        set(all);
    }

    private void set(Bucket bucket) {
        n = bucket.n();
        total = bucket.total();
        low = bucket.low();
        lowAt = bucket.lowAt();
        high = bucket.high();
        highAt = bucket.highAt();
    }

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private int width;
        private int sensorNo;
        private long startsAt;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.roomId == roomId
                    && key.width == width
                    && key.sensorNo == sensorNo
                    && key.startsAt == startsAt;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, width, sensorNo, startsAt);
        }
    }
}
