package io.atrium.kind.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What somebody has to do with a thread: whether they follow it, and how far they have read. */
@Entity
@Table(name = "chat_follow")
@IdClass(Follow.Key.class)
public class Follow {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long thread;

    @Id
    private String login;

    private boolean following;

    @Column(name = "read_seq")
    private long readSeq;

    protected Follow() {}

    /** @param readSeq the newest answer they have read */
    Follow(Key key, boolean following, long readSeq) {
        this.roomId = key.roomId;
        this.thread = key.thread;
        this.login = key.login;
        this.following = following;
        this.readSeq = readSeq;
    }

    long thread() {
        return thread;
    }

    String login() {
        return login;
    }

    boolean isFollowing() {
        return following;
    }

    void setFollowing(boolean following) {
        this.following = following;
    }

    long readSeq() {
        return readSeq;
    }

    /** Never back: another window may be further on. */
    void read(long seq) {
        readSeq = Math.max(readSeq, seq);
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long thread;
        private String login;

        public Key() {}

        public Key(long roomId, long thread, String login) {
            this.roomId = roomId;
            this.thread = thread;
            this.login = login;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.roomId == roomId
                    && key.thread == thread
                    && Objects.equals(key.login, login);
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, thread, login);
        }
    }
}
