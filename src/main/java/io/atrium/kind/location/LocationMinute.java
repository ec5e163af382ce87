package io.atrium.kind.location;

import io.atrium.room.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The first position of a person in a minute of its own time: tracks of long stretches are drawn from these. */
@Entity
@Table(name = "location_minute")
@IdClass(LocationMinute.Key.class)
public class LocationMinute {
    private static final long MILLIS = 60_000;

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "minute_no")
    private long minuteNo;

    @Id
    private String login;

    private long at;

    /** Of its entry: what the log forgets is forgotten here by it. */
    @SuppressWarnings("UnusedVariable")
    private long seq;

    private double latitude;
    private double longitude;

    protected LocationMinute() {}

    private LocationMinute(Key key, Fix fix) {
        this.roomId = key.roomId;
        this.minuteNo = key.minuteNo;
        this.login = key.login;
        this.at = fix.at().toEpochMilli();
        this.seq = fix.seq();
        this.latitude = fix.latitude();
        this.longitude = fix.longitude();
    }

    /** Since 1970. */
    static long minuteOf(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), MILLIS);
    }

    /** In the transaction of the position's entry, where it is its minute's first. */
    static void add(EntityManager entities, Entry entry) {
        Fix fix = Fix.of(entry);
        Key key = new Key(entry.getRoomId(), minuteOf(fix.at()), fix.login());
        if (entities.find(LocationMinute.class, key) == null) {
            entities.persist(new LocationMinute(key, fix));
        }
    }

    String login() {
        return login;
    }

    Track.Point point() {
        return new Track.Point(at, latitude, longitude);
    }

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long minuteNo;
        private String login;

        public Key() {}

        Key(long roomId, long minuteNo, String login) {
            this.roomId = roomId;
            this.minuteNo = minuteNo;
            this.login = login;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.roomId == roomId
                    && key.minuteNo == minuteNo
                    && key.login.equals(login);
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, minuteNo, login);
        }
    }
}
