package io.atrium.kind.sensor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far a room's log is taken in by {@link Sensor} and {@link SensorBucket}. Its lock lets one node write them at a time. */
@Entity
@Table(name = "sensor_watermark")
public class Watermark {
    @Id
    @Column(name = "room_id")
    private long roomId;

    private long seq;

    protected Watermark() {}

    Watermark(long roomId) {
        this.roomId = roomId;
    }

    long seq() {
        return seq;
    }

    void move(long to) {
        seq = to;
    }
}
