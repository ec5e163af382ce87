package io.atrium.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** An address by which something says something in a room. Only a hash of its secret is kept; removing the row is revoking it. */
@Entity
public class Webhook {
    @Id
    @SequenceGenerator(name = "webhook_seq", sequenceName = "webhook_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_seq")
    private Long id;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String hash;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected Webhook() {}

    Webhook(Warden by, String name, String hash, Instant createdAt) {
        this.roomId = by.room().getId();
        this.userId = by.caller().userId();
        this.name = name;
        this.hash = hash;
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    long getRoomId() {
        return roomId;
    }

    /** Who made it. */
    public long getUserId() {
        return userId;
    }

    /** Under which it speaks, unless what it posts says otherwise. */
    public String getName() {
        return name;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null: never used. To the minute. */
    public Instant getLastUsedAt() {
        return lastUsedAt;
    }

    void used(Instant now) {
        lastUsedAt = now;
    }
}
