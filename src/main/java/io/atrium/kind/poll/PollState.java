package io.atrium.kind.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whether a poll takes votes, and of how many people it has some. Made by its first vote or close, under the lock of the log's head. */
@Entity
@Table(name = "poll_state")
public class PollState {
    @Id
    @Column(name = "room_id")
    private long roomId;

    private long voters;

    @Column(name = "opened_seq")
    private long openedSeq;

    @Column(name = "closed_at")
    private Instant closedAt;

    protected PollState() {}

    PollState(long roomId) {
        this.roomId = roomId;
    }

    /** @param entities of a transaction that holds the lock of the room's log */
    static PollState of(EntityManager entities, long roomId) {
        PollState state = entities.find(PollState.class, roomId);
        if (state == null) {
            state = new PollState(roomId);
            entities.persist(state);
        }
        return state;
    }

    long voters() {
        return voters;
    }

    void countVoter() {
        voters++;
    }

    boolean isClosed() {
        return closedAt != null;
    }

    /** Null while it is open. */
    Instant closedAt() {
        return closedAt;
    }

    void close(Instant at) {
        closedAt = at;
    }

    /** The entry that opened it again; 0: it was never closed. */
    long openedSeq() {
        return openedSeq;
    }

    void open(long seq) {
        closedAt = null;
        openedSeq = seq;
    }
}
