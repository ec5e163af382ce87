package io.atrium.kind.poll;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * What the answers to one question come to, and what of it is shown. One row, which each vote writes anew: a secret ballot leaves none of its own, which a
 * database's row or transaction numbers could join with the row that says who voted.
 */
@Entity
@Table(name = "poll_urn")
@IdClass(Urn.Key.class)
public class Urn {
    /** Characters, as its column takes them. */
    private static final int MOST = 1 << 20;

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private String question;

    private String content;
    private String shown;

    protected Urn() {}

    Urn(long roomId, Question question) {
        this.roomId = roomId;
        this.question = question.id();
        this.content = new Tally(question).stored();
    }

    String question() {
        return question;
    }

    Tally content(Question of) {
        return Tally.ofStored(of, content);
    }

    /** What a secret question shows; empty: too few have answered it. */
    Optional<Tally> shown(Question of) {
        return Optional.ofNullable(shown).map(stored -> Tally.ofStored(of, stored));
    }

    /** @throws Problem {@code too_large} where it holds as many texts as it can */
    void fill(Tally tally) {
        String stored = tally.stored();
        if (stored.length() > MOST) {
            throw Problem.of(ErrorCode.TOO_LARGE, "question " + question + " holds no more texts");
        }
        content = stored;
    }

    /** Shows what has come since it last did, where that is of several people. */
    void showInSteps(Question of) {
        long before = shown(of).map(Tally::votes).orElse(0L);
        if (content(of).votes() - before >= Tally.FEWEST) {
            shown = content;
        }
    }

    /** Shows all of it, where it is of several people: nothing more will come. */
    void showAll(Question of) {
        if (content(of).votes() >= Tally.FEWEST) {
            shown = content;
        }
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private String question;

        public Key() {}

        public Key(long roomId, String question) {
            this.roomId = roomId;
            this.question = question;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && Objects.equals(key.question, question);
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, question);
        }
    }
}
