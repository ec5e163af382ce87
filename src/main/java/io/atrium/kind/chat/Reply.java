package io.atrium.kind.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a message answers another: by it the answers of a thread are found in the log. */
@Entity
@Table(name = "chat_reply")
@IdClass(Reply.Key.class)
public class Reply {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long thread;

    @Id
    private long seq;

    protected Reply() {}

    Reply(long roomId, long thread, long seq) {
        this.roomId = roomId;
        this.thread = thread;
        this.seq = seq;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long thread;
        private long seq;

        public Key() {}

        public Key(long roomId, long thread, long seq) {
            this.roomId = roomId;
            this.thread = thread;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.thread == thread && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, thread, seq);
        }
    }
}
