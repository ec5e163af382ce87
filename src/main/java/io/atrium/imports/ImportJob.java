package io.atrium.imports;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An archive that was brought, and what has become of it. */
@Entity
@Table(name = "import_job")
public class ImportJob {
    private static final int MOST_FAILURE = 300;

    /** What is done with it. */
    public enum State {
        /** Somebody reads what is in it. */
        CHECKING,
        /** The report is there; an administrator says whether it is carried out. */
        READY,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** What is made, in this order. */
    enum Phase {
        PEOPLE,
        ROOMS,
        MESSAGES
    }

    @Id
    private String id;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private long bytes;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String login;

    @Column(updatable = false)
    private boolean merging;

    private String program;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private long position;
    private long total;
    private long done;
    private String made;
    private String report;
    private String failure;
    private String lease;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected ImportJob() {}

    ImportJob(String id, String name, long bytes, boolean merging, long userId, String login, Instant now) {
        this.id = id;
        this.name = name;
        this.bytes = bytes;
        this.merging = merging;
        this.userId = userId;
        this.login = login;
        this.createdAt = now;
        this.state = State.CHECKING;
        this.phase = Phase.PEOPLE;
        this.made = "{}";
        this.leaseUntil = Instant.EPOCH;
    }

    public String getId() {
        return id;
    }

    /** Of the file, as it was brought. */
    public String getName() {
        return name;
    }

    public long getBytes() {
        return bytes;
    }

    public State getState() {
        return state;
    }

    long getUserId() {
        return userId;
    }

    /** Whose it is. */
    public String getLogin() {
        return login;
    }

    public boolean isMerging() {
        return merging;
    }

    /** {@code slack}, {@code mattermost}; null: nobody has looked yet. */
    public String getProgram() {
        return program;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null while it is not over. */
    public Instant getEndedAt() {
        return endedAt;
    }

    Phase getPhase() {
        return phase;
    }

    long getPosition() {
        return position;
    }

    /** Messages in it. */
    public long getTotal() {
        return total;
    }

    /** Of these, those it has come past. */
    public long getDone() {
        return done;
    }

    /** Counts of what was made, by word. */
    public JsonObject made() {
        return FrameCodec.stored(made);
    }

    /** {@code counts}, {@code notes}, {@code rooms}, {@code people}; null: nobody has looked yet. */
    public JsonObject report() {
        return report == null ? null : FrameCodec.stored(report);
    }

    /** Why it failed; null: it has not. */
    public String getFailure() {
        return failure;
    }

    boolean take(String holder, Instant now, Instant until) {
        boolean free = lease == null || lease.equals(holder) || leaseUntil.isBefore(now);
        if (!free || state != State.CHECKING && state != State.RUNNING) {
            return false;
        }
        lease = holder;
        leaseUntil = until;
        return true;
    }

    void checked(String by, String found, long messages) {
        program = by;
        report = found;
        total = messages;
        state = State.READY;
        letGo();
    }

    void start() {
        state = State.RUNNING;
        letGo();
    }

    void reach(Phase now, long where) {
        phase = now;
        position = where;
    }

    void pass(long messages) {
        done += messages;
    }

    void make(JsonObject more) {
        JsonObject before = made();
        JsonObjectBuilder sum = Json.createObjectBuilder(before);
        more.forEach((word, count) -> sum.add(word, Texts.whole(before, word) + Texts.whole(more, word)));
        made = sum.build().toString();
    }

    void end(State how, String why, Instant now) {
        state = how;
        failure = why == null ? null : Text.cut(why, MOST_FAILURE);
        endedAt = now;
        letGo();
    }

    private void letGo() {
        lease = null;
        leaseUntil = Instant.EPOCH;
    }
}
