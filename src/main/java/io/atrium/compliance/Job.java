package io.atrium.compliance;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Work that takes long. It is as far as {@link #place} says, whichever node dies over it. */
@Entity
@Table(name = "job")
public class Job {
    /** Whose result is everybody's who administers. */
    public static final long ADMINISTRATORS = 0;

    @Id
    @SequenceGenerator(name = "job_seq", sequenceName = "job_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "job_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private What what;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "asked_by", updatable = false)
    private String askedBy;

    @Column(name = "owner_id", updatable = false)
    private long ownerId;

    private String wanted;

    private String place;
    private long step;
    private long done;
    private long total;
    private String failure;

    @Column(updatable = false)
    private String token;

    private String node;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private String ticket;

    @Column(name = "ticket_until")
    private Instant ticketUntil;

    /** What it does. */
    public enum What {
        EXPORT,
        OWN_DATA,
        ERASURE,
        RESEAL
    }

    /** How far it is. */
    public enum State {
        OPEN,
        DONE,
        FAILED,
        EXPIRED
    }

    protected Job() {}

    Job(What what, String askedBy, long ownerId, JsonObject wanted, String token, Instant now) {
        this.what = what;
        this.state = State.OPEN;
        this.askedBy = askedBy;
        this.ownerId = ownerId;
        this.wanted = wanted.toString();
        this.place = "{}";
        this.token = token;
        this.leaseUntil = Instant.EPOCH;
        this.createdAt = now;
    }

    /** @return false: it is another node's turn, or over */
    boolean take(String me, Instant now, Instant until) {
        if (state != State.OPEN || !me.equals(node) && leaseUntil.isAfter(now)) {
            return false;
        }
        node = me;
        leaseUntil = until;
        return true;
    }

    void advance(JsonObject next, long more, long all) {
        place = next.toString();
        step++;
        done += more;
        total = Math.max(done, all);
    }

    void end(State how, String why, Instant now, Instant expiry) {
        state = how;
        failure = why;
        endedAt = now;
        expiresAt = expiry;
        leaseUntil = Instant.EPOCH;
    }

    /** Its result opens once to who brings this. */
    void openTo(String hash, Instant until) {
        ticket = hash;
        ticketUntil = until;
    }

    /** @return whether it opens; not again */
    boolean use(String hash, Instant now) {
        boolean right = state == State.DONE && hash.equals(ticket) && now.isBefore(ticketUntil);
        ticket = right ? null : ticket;
        return right;
    }

    /** Its person is erased. @param pseudonym what they go by */
    void forget(String pseudonym, Instant now) {
        wanted = Json.createObjectBuilder(wanted())
                .add("login", pseudonym)
                .build()
                .toString();
        if (state == State.OPEN) {
            end(State.FAILED, "the person was erased", now, now);
        } else if (state == State.DONE) {
            expiresAt = now;
            ticket = null;
        }
    }

    void expire() {
        state = State.EXPIRED;
    }

    public Long getId() {
        return id;
    }

    public What getWhat() {
        return what;
    }

    public State getState() {
        return state;
    }

    public String getAskedBy() {
        return askedBy;
    }

    public long getOwnerId() {
        return ownerId;
    }

    public JsonObject wanted() {
        return FrameCodec.stored(wanted);
    }

    /** Where the next step begins; empty: it is the first. */
    JsonObject place() {
        return FrameCodec.stored(place);
    }

    long step() {
        return step;
    }

    public long getDone() {
        return done;
    }

    public long getTotal() {
        return total;
    }

    /** In per cent. */
    public int getProgress() {
        return state == State.DONE || state == State.EXPIRED ? 100 : total == 0 ? 0 : (int) (99 * done / total);
    }

    /** Null: none. */
    public String getFailure() {
        return failure;
    }

    String token() {
        return token;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }

    /** When its result goes; null: it has none yet. */
    public Instant getExpiresAt() {
        return expiresAt;
    }
}
