package io.atrium.command;

import io.atrium.room.Member;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** That one of our own commands was carried out under a ref, and what was said of it. */
@Entity
@Table(name = "command_done")
@IdClass(CommandDone.Key.class)
public class CommandDone {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private String ref;

    private String said;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    protected CommandDone() {}

    CommandDone(Key key, Instant expiresAt) {
        this.userId = key.userId;
        this.roomId = key.roomId;
        this.ref = key.ref;
        this.said = "";
        this.expiresAt = expiresAt;
    }

    /** Empty: nothing. */
    String getSaid() {
        return said;
    }

    void setSaid(String said) {
        this.said = said;
    }

    /** Who gave it, in which room, under which ref. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long userId;
        private long roomId;
        private String ref;

        public Key() {}

        Key(Member by, String ref) {
            this.userId = by.caller().userId();
            this.roomId = by.room().getId();
            this.ref = ref;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.userId == userId && key.roomId == roomId && key.ref.equals(ref);
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, roomId, ref);
        }
    }
}
