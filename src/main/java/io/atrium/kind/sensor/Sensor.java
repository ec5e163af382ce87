package io.atrium.kind.sensor;

import io.atrium.wire.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The newest that is known of one sensor. In memory the panel's own; what the database gets is a copy. */
@Entity
@IdClass(Sensor.Key.class)
public class Sensor {
    static final int MAX_ID = 64;
    static final int MAX_UNIT = 16;

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "sensor_id")
    private String sensorId;

    private int no;
    private String unit;

    @Column(name = "reading")
    private double value;

    private Instant at;
    private long seq;

    @Column(name = "heard_at")
    private Instant heardAt;

    @Column(name = "heard_seq")
    private long heardSeq;

    protected Sensor() {}

    Sensor(long roomId, int no, Reading first) {
        this.roomId = roomId;
        this.no = no;
        this.sensorId = first.sensorId();
        this.at = Instant.EPOCH;
        take(first);
    }

    /** @throws Problem {@code invalid} where it could not be told from others, or asked for in a list */
    static void requireId(String field, String id) {
        if (id.chars().anyMatch(c -> c == ',' || Character.isISOControl(c))) {
            throw Problem.invalid(field, field + " contains a comma or a control character");
        }
    }

    /** @return whether it is the newest by its own time; one that comes late changes nothing that is shown now */
    final boolean take(Reading reading) {
        heardAt = reading.storedAt();
        heardSeq = reading.seq();
        if (reading.at().isBefore(at)) {
            return false;
        }
        value = reading.value();
        at = reading.at();
        seq = reading.seq();
        unit = reading.unit() == null ? unit : reading.unit();
        return true;
    }

    Sensor copy() {
        Sensor copy = new Sensor();
        copy.roomId = roomId;
        copy.sensorId = sensorId;
        copy.no = no;
        copy.become(this);
        return copy;
    }

    /** Takes over what another knows of the same sensor, where that is more. */
    final void become(Sensor other) {
        if (other.heardSeq >= heardSeq) {
            unit = other.unit;
            value = other.value;
            at = other.at;
            seq = other.seq;
            heardAt = other.heardAt;
            heardSeq = other.heardSeq;
        }
    }

    /** The reading it stands at. */
    Reading newest() {
        return new Reading(seq, sensorId, value, unit, at, at, heardAt);
    }

    Key key() {
        return new Key(roomId, sensorId);
    }

    String id() {
        return sensorId;
    }

    int no() {
        return no;
    }

    /** Null where no sender named one. */
    String unit() {
        return unit;
    }

    double value() {
        return value;
    }

    Instant at() {
        return at;
    }

    long seq() {
        return seq;
    }

    /** When one was stored last. */
    Instant heardAt() {
        return heardAt;
    }

    long heardSeq() {
        return heardSeq;
    }

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private String sensorId;

        public Key() {}

        Key(long roomId, String sensorId) {
            this.roomId = roomId;
            this.sensorId = sensorId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.sensorId.equals(sensorId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, sensorId);
        }
    }
}
