package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** A link by which who has it becomes a member of a room, for a time and so many people. Only a hash of its secret is kept. */
@Entity
public class Invitation {
    @Id
    @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
    private Long id;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String hash;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(updatable = false)
    private Integer uses;

    private int used;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected Invitation() {}

    Invitation(Warden by, String hash, Instant createdAt, Instant expiresAt, Integer uses) {
        this.roomId = by.room().getId();
        this.userId = by.caller().userId();
        this.hash = hash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.uses = uses;
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

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }

    /** How many it makes members; null: however many come. */
    public Integer getUses() {
        return uses;
    }

    /** How many it has made members. */
    public int getUsed() {
        return used;
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt) && (uses == null || used < uses);
    }

    /** @throws Problem {@code revoked}, {@code expired}, {@code used_up} */
    void requireGoodAt(Instant now) {
        if (revokedAt != null) {
            throw Problem.own("revoked", ErrorCode.CLOSED, null, "this invitation was revoked");
        }
        if (!now.isBefore(expiresAt)) {
            throw Problem.own("expired", ErrorCode.CLOSED, null, "this invitation has expired");
        }
        if (uses != null && used >= uses) {
            throw Problem.own("used_up", ErrorCode.CLOSED, null, "as many as this invitation is for have come");
        }
    }

    void use() {
        used++;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }
}
