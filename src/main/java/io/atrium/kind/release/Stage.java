package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A stage of a release: how it stands, whom it asked, how much it printed. Decides what may follow what, in the database and in memory alike.
 */
@Entity
@Table(name = "release_stage")
@IdClass(Stage.Key.class)
public class Stage {
    static final String TYPE = "stage";

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "release_seq")
    private long releaseSeq;

    @Id
    private int no;

    private String name;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String note;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private Verdict answer;

    @Column(name = "answered_by")
    private String answeredBy;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "line_count")
    private long lines;

    @Column(name = "error_count")
    private long errors;

    @Column(name = "first_error")
    private Long firstError;

    private long seq;

    protected Stage() {}

    Stage(long roomId, long releaseSeq, int no, String name) {
        this.roomId = roomId;
        this.releaseSeq = releaseSeq;
        this.no = no;
        this.name = name;
        this.status = Status.WAITING;
        this.seq = releaseSeq;
    }

    /**
     * Takes an entry {@code stage}.
     *
     * @throws Problem {@code conflict}, where it asked a person who has not approved
     */
    final void report(Entry entry) {
        JsonObject body = entry.body();
        Status next = Status.of(body.getString("status"));
        requireAnswered(next);
        Instant at = entry.happenedAt();
        switch (next) {
            case WAITING -> {
                startedAt = null;
                endedAt = null;
            }
            case RUNNING -> run(at);
            case NEEDS_APPROVAL -> ask(entry);
            default -> endedAt = status == next ? endedAt : latest(at, startedAt);
        }
        status = next;
        note = body.getString("note", null);
        seq = entry.getSeq();
    }

    private void requireAnswered(Status next) {
        if (askedAt == null || answer == Verdict.APPROVE || next.needsNoAnswer()) {
            return;
        }
        throw Problem.conflict(
                "stage",
                answer == null
                        ? name + " waits for approval"
                        : name + " was rejected by " + answeredBy + "; ask again with the status needs_approval");
    }

    private void run(Instant at) {
        if (startedAt == null || status.isOver()) {
            startedAt = at;
        }
        endedAt = null;
    }

    private void ask(Entry entry) {
        if (status != Status.NEEDS_APPROVAL) {
            askedBy = entry.getAuthor();
            askedAt = entry.happenedAt();
            answer = null;
            answeredBy = null;
            answeredAt = null;
        }
        endedAt = null;
    }

    /**
     * Takes an entry {@code approve} or {@code reject}.
     *
     * @throws Problem {@code conflict}, where it does not wait for one
     */
    final void answer(Entry entry) {
        if (status != Status.NEEDS_APPROVAL) {
            throw Problem.conflict(
                    "stage",
                    answer == null
                            ? name + " does not wait for approval"
                            : answeredBy + " has " + answer.done() + " " + name + " already");
        }
        answer = Verdict.of(entry.getType());
        answeredBy = entry.getAuthor();
        answeredAt = entry.happenedAt();
        if (answer == Verdict.APPROVE) {
            run(answeredAt);
            status = Status.RUNNING;
        } else {
            endedAt = latest(answeredAt, startedAt);
            status = Status.FAILED;
        }
        seq = entry.getSeq();
    }

    /** Takes the lines of an entry {@code log}. */
    final void log(long entrySeq, Tally tally) {
        if (firstError == null && tally.firstError() >= 0) {
            firstError = lines + 1 + tally.firstError();
        }
        lines += tally.lines();
        errors += tally.errors();
        seq = entrySeq;
    }

    private static Instant latest(Instant at, Instant other) {
        return other != null && other.isAfter(at) ? other : at;
    }

    long roomId() {
        return roomId;
    }

    long releaseSeq() {
        return releaseSeq;
    }

    int no() {
        return no;
    }

    String name() {
        return name;
    }

    Status status() {
        return status;
    }

    /** What the reporter says beside the status; may be null. */
    String note() {
        return note;
    }

    /** Null: it never ran. */
    Instant startedAt() {
        return startedAt;
    }

    /** Null: it is not over. */
    Instant endedAt() {
        return endedAt;
    }

    /** Null: it asked nobody. */
    String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Null: none yet. */
    Verdict answer() {
        return answer;
    }

    String answeredBy() {
        return answeredBy;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    long lines() {
        return lines;
    }

    long errors() {
        return errors;
    }

    /** The number of the first line that tells of an error; null: none does. */
    Long firstError() {
        return firstError;
    }

    /** The last entry that is in it. */
    long seq() {
        return seq;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long releaseSeq;
        private int no;

        public Key() {}

        public Key(long roomId, long releaseSeq, int no) {
            this.roomId = roomId;
            this.releaseSeq = releaseSeq;
            this.no = no;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.releaseSeq == releaseSeq && key.no == no;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, releaseSeq, no);
        }
    }
}
