package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** What somebody has begun to write in a room, or in one of its threads, and not sent. */
@Entity
@Table(name = "message_draft")
@IdClass(MessageDraft.Key.class)
public class MessageDraft {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "user_id")
    private long userId;

    @Id
    private long thread;

    private String text;

    private Instant at;

    protected MessageDraft() {}

    MessageDraft(Key key) {
        this.roomId = key.roomId;
        this.userId = key.userId;
        this.thread = key.thread;
    }

    /** The message that is being answered; 0: none. */
    long getThread() {
        return thread;
    }

    String getText() {
        return text;
    }

    /** When it was written last. */
    Instant getAt() {
        return at;
    }

    void write(String changed, Instant when) {
        text = changed;
        at = when;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long userId;
        private long thread;

        public Key() {}

        public Key(long roomId, long userId, long thread) {
            this.roomId = roomId;
            this.userId = userId;
            this.thread = thread;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.userId == userId && key.thread == thread;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, userId, thread);
        }
    }
}
