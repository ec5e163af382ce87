package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** An entry that somebody wants to find again. What it says is asked of the entry. */
@Entity
@Table(name = "saved")
@IdClass(SavedEntry.Key.class)
public class SavedEntry {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "user_id")
    private long userId;

    @Id
    private long seq;

    private Instant at;

    protected SavedEntry() {}

    SavedEntry(Key key, Instant at) {
        this.roomId = key.roomId;
        this.userId = key.userId;
        this.seq = key.seq;
        this.at = at;
    }

    long getRoomId() {
        return roomId;
    }

    long getSeq() {
        return seq;
    }

    /** When it was saved. */
    Instant getAt() {
        return at;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long userId;
        private long seq;

        public Key() {}

        public Key(long roomId, long userId, long seq) {
            this.roomId = roomId;
            this.userId = userId;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.userId == userId && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, userId, seq);
        }
    }
}
