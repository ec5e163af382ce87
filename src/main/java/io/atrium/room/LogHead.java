package io.atrium.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The head of a room's log: the columns of the room's row that the log alone writes. Whoever locks it numbers the next entries. */
@Entity
@Table(name = "room")
public class LogHead {
    @Id
    private Long id;

    private String epoch;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "said_seq")
    private long saidSeq;

    @Column(name = "last_at")
    private Instant lastAt;

    @Column(name = "first_seq")
    private long firstSeq;

    @Column(name = "body_size")
    private long bodySize;

    @Column(insertable = false, updatable = false)
    private String kind;

    /** Counted by who does so where nothing is said of it in the log; never written with an entry. */
    @Column(insertable = false, updatable = false)
    private long rewritten;

    protected LogHead() {}

    /** Names the log's life; positions of another epoch mean nothing. */
    public String getEpoch() {
        return epoch;
    }

    /** The newest entry's number; 0 while there is none. */
    public long getLastSeq() {
        return lastSeq;
    }

    /** The oldest entry that is kept, where there is one; those before it have been forgotten. */
    public long getFirstSeq() {
        return firstSeq;
    }

    /** How often entries were made to read otherwise. */
    public long getRewritten() {
        return rewritten;
    }

    Head toHead() {
        return new Head(epoch, lastSeq, firstSeq);
    }

    /** The first entries are gone, up to but not including this one. */
    void forgetBefore(long seq) {
        firstSeq = Math.max(firstSeq, seq);
    }

    /** Characters that have come, or less than 0, gone. What an edit makes of a body is not counted. */
    void grow(long characters) {
        bodySize = Math.max(0, bodySize + characters);
    }

    String getKind() {
        return kind;
    }

    Long getId() {
        return id;
    }

    long next(Instant at) {
        lastAt = at;
        return ++lastSeq;
    }

    /** The entry just numbered says something: who has not read it has something to read. */
    void said() {
        saidSeq = lastSeq;
    }

    Instant getLastAt() {
        return lastAt;
    }
}
