package io.atrium.hook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** How far a room's log has been looked through for a hook. */
@Entity
@Table(name = "outgoing_position")
@IdClass(OutgoingPosition.Key.class)
public class OutgoingPosition {
    @Id
    @Column(name = "outgoing_id")
    private long outgoingId;

    @Id
    @Column(name = "room_id")
    private long roomId;

    private long seq;

    protected OutgoingPosition() {}

    OutgoingPosition(long outgoingId, long roomId, long seq) {
        this.outgoingId = outgoingId;
        this.roomId = roomId;
        this.seq = seq;
    }

    long getSeq() {
        return seq;
    }

    void moveTo(long looked) {
        seq = looked;
    }

    /** Hook and room. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long outgoingId;
        private long roomId;

        public Key() {}

        public Key(long outgoingId, long roomId) {
            this.outgoingId = outgoingId;
            this.roomId = roomId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.outgoingId == outgoingId && key.roomId == roomId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(outgoingId, roomId);
        }
    }
}
