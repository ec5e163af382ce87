package io.atrium.kind.sensor;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** One alarm, from when it was raised until it was cleared. Its number is that of the entry that raised it. */
@Entity
@Table(name = "sensor_alarm")
@IdClass(Entry.Key.class)
public class Alarm {
    static final String TYPE = "alarm";
    static final String RAISED = "raised";
    static final String CLEARED = "cleared";

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    @Column(name = "sensor_id")
    private String sensorId;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    @Column(name = "threshold")
    private double limit;

    @Column(name = "reading")
    private Double value;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Column(name = "taken_by")
    private String takenBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "cleared_at")
    private Instant clearedAt;

    @Column(name = "cleared_to")
    private Double clearedTo;

    protected Alarm() {}

    /** @param entry that raises it */
    Alarm(Entry entry) {
        JsonObject body = entry.body();
        roomId = entry.getRoomId();
        seq = entry.getSeq();
        sensorId = body.getString("sensor_id");
        reason = Reason.of(body.getString("alarm"));
        limit = body.getJsonNumber("limit").doubleValue();
        value = value(body);
        raisedAt = entry.happenedAt();
    }

    final void clear(Entry entry) {
        if (clearedAt == null) {
            clearedAt = entry.happenedAt();
            clearedTo = value(entry.body());
        }
    }

    final void take(Entry entry) {
        if (takenBy == null) {
            takenBy = entry.getAuthor();
            takenAt = entry.happenedAt();
        }
    }

    private static Double value(JsonObject body) {
        return body.get("sensor_value") instanceof JsonNumber number ? number.doubleValue() : null;
    }

    boolean isOpen() {
        return clearedAt == null;
    }

    boolean isOf(String sensor, Reason why) {
        return sensorId.equals(sensor) && reason == why;
    }

    long seq() {
        return seq;
    }

    String sensorId() {
        return sensorId;
    }

    Reason reason() {
        return reason;
    }

    double limit() {
        return limit;
    }

    /** What raised it; null: silence of a sensor that never spoke. */
    Double value() {
        return value;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    /** Null: nobody. */
    String takenBy() {
        return takenBy;
    }

    Instant takenAt() {
        return takenAt;
    }

    /** Null while it lasts. */
    Instant clearedAt() {
        return clearedAt;
    }

    /** As in the snapshot. */
    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("seq", seq)
                .add("sensor_id", sensorId)
                .add("alarm", reason.wireName())
                .add("limit", Numbers.json(limit))
                .add("raised_at", Instants.wire(raisedAt));
        if (value != null) {
            json.add("sensor_value", Numbers.json(value));
        }
        if (takenBy != null) {
            json.add("taken_by", takenBy).add("taken_at", Instants.wire(takenAt));
        }
        if (clearedAt != null) {
            json.add("cleared_at", Instants.wire(clearedAt));
        }
        if (clearedTo != null) {
            json.add("cleared_value", Numbers.json(clearedTo));
        }
        return json.build();
    }
}
