package io.atrium.kind.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** That somebody has answered a question: once, by the key. In a named poll also what, and when; in an anonymous one that alone. */
@Entity
@Table(name = "poll_vote")
@IdClass(Vote.Key.class)
public class Vote {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private String login;

    @Id
    private String question;

    private String answer;

    @Column(name = "cast_at")
    private Instant castAt;

    protected Vote() {}

    /** @param ballot null: it is secret */
    Vote(Key key, Ballot ballot, Instant castAt) {
        this.roomId = key.roomId;
        this.login = key.login;
        this.question = key.question;
        become(ballot, castAt);
    }

    static Vote secret(Key key) {
        return new Vote(key, null, null);
    }

    final void become(Ballot other, Instant at) {
        answer = other == null ? null : other.stored();
        castAt = at;
    }

    String login() {
        return login;
    }

    String question() {
        return question;
    }

    /** Null where it is secret. */
    Ballot ballot() {
        return answer == null ? null : Ballot.ofStored(answer);
    }

    /** Null where it is secret. */
    Instant castAt() {
        return castAt;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private String login;
        private String question;

        public Key() {}

        public Key(long roomId, String login, String question) {
            this.roomId = roomId;
            this.login = login;
            this.question = question;
        }

        long roomId() {
            return roomId;
        }

        String login() {
            return login;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.roomId == roomId
                    && Objects.equals(key.login, login)
                    && Objects.equals(key.question, question);
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, login, question);
        }
    }
}
