package io.atrium.hook;

import io.atrium.room.Room;
import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.List;

/** Who is told what is said in a room, or in all of them. */
@Entity
@EntityListeners(SignalListener.class)
public class Outgoing {
    @Id
    @SequenceGenerator(name = "outgoing_seq", sequenceName = "outgoing_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outgoing_seq")
    private Long id;

    @Column(name = "room_id", updatable = false)
    private Long roomId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String url;

    private String secret;

    @Column(updatable = false)
    private String types;

    @Column(updatable = false)
    private String words;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    protected Outgoing() {}

    Outgoing(Long roomId, Wanted wanted, String createdBy, Instant createdAt) {
        this.roomId = roomId;
        this.name = wanted.name();
        this.url = wanted.url();
        this.secret = "";
        this.types = String.join(" ", wanted.types());
        this.words = String.join(" ", wanted.words());
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    /** Null: of all rooms. */
    Long getRoomId() {
        return roomId;
    }

    /** Whether what is said there is its to tell: a hook of all rooms tells of the open ones, which its maker may read. */
    boolean tells(Room room) {
        return roomId != null || room.isOpen();
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    /** What its secret is sealed for, and opens for alone. */
    static String purpose(long id) {
        return "hook:" + id;
    }

    /** As {@link io.atrium.account.Vault} keeps it. */
    String getSecret() {
        return secret;
    }

    void setSecret(String sealed) {
        secret = sealed;
    }

    /** Of the entries it is told; empty: all. */
    public List<String> types() {
        return list(types);
    }

    /** Of which an entry has to say one; empty: it may say anything. */
    public List<String> words() {
        return list(words);
    }

    /** A login. */
    public String getCreatedBy() {
        return createdBy;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null: the last delivery arrived, or there was none. */
    public Instant getFailingSince() {
        return failingSince;
    }

    /** Null: it is told. */
    public Instant getDisabledAt() {
        return disabledAt;
    }

    void arrived() {
        failingSince = null;
    }

    void failed(Instant now) {
        if (failingSince == null) {
            failingSince = now;
        }
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    void enable() {
        disabledAt = null;
        failingSince = null;
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
