package io.atrium.hook;

import io.atrium.signal.SignalListener;
import io.atrium.wire.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** An entry on its way to one receiver, and what became of it. */
@Entity
@EntityListeners(SignalListener.class)
public class Delivery {
    private static final int SHOWN = 500;

    /** What has become of it. */
    public enum State {
        WAITING,
        ARRIVED,
        FAILED
    }

    /** One at a time: they are told in this order, and nodes that took many at once would mix it. */
    @Id
    @SequenceGenerator(name = "delivery_seq", sequenceName = "delivery_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "delivery_seq")
    private Long id;

    @Column(name = "outgoing_id", updatable = false)
    private long outgoingId;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Column(updatable = false)
    private long seq;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private Integer status;
    private Integer millis;
    private String answer;

    protected Delivery() {}

    Delivery(long outgoingId, long roomId, long seq, Instant now) {
        this.outgoingId = outgoingId;
        this.roomId = roomId;
        this.seq = seq;
        this.state = State.WAITING;
        this.nextAt = now;
        this.createdAt = now;
    }

    public Long getId() {
        return id;
    }

    long getOutgoingId() {
        return outgoingId;
    }

    long getRoomId() {
        return roomId;
    }

    /** Of the entry. */
    public long getSeq() {
        return seq;
    }

    public State getState() {
        return state;
    }

    public int getAttempts() {
        return attempts;
    }

    /** When it is tried next. */
    public Instant getNextAt() {
        return nextAt;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null: it waits. */
    public Instant getEndedAt() {
        return endedAt;
    }

    /** Null: there was no answer. */
    public Integer getStatus() {
        return status;
    }

    /** That the last attempt took; null: there was none. */
    public Integer getMillis() {
        return millis;
    }

    /** The beginning of what was answered, or why there was no answer; null: nothing yet. */
    public String getAnswer() {
        return answer;
    }

    /** Whether somebody may try it now; the others may not until that has failed for certain. */
    boolean begin(Instant now, Instant lease) {
        if (state != State.WAITING || nextAt.isAfter(now)) {
            return false;
        }
        attempts++;
        nextAt = lease;
        return true;
    }

    void answered(Integer code, int took, String text) {
        status = code;
        millis = took;
        String storable = text.replace("\u0000", "");
        answer = Text.cut(Text.isStorable(storable) ? storable : "", SHOWN);
    }

    void end(State what, Instant now) {
        state = what;
        endedAt = now;
    }

    void retry(Instant when) {
        nextAt = when;
    }

    /** As if it had never been tried. */
    void again(Instant now) {
        state = State.WAITING;
        attempts = 0;
        nextAt = now;
        endedAt = null;
    }
}
