package io.atrium.account;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a device or a script signs in with. Only a hash is kept; removing the row is revoking the token. */
@Entity
@Table(name = "access_token")
@EntityListeners(SignalListener.class)
public class AccessToken {
    @Id
    @SequenceGenerator(name = "access_token_seq", sequenceName = "access_token_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String hash;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected AccessToken() {}

    AccessToken(long userId, String name, String hash, Instant createdAt, Instant expiresAt) {
        this.userId = userId;
        this.name = name;
        this.hash = hash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public Long getId() {
        return id;
    }

    public long getUserId() {
        return userId;
    }

    public String getName() {
        return name;
    }

    String getHash() {
        return hash;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null: does not expire by itself. */
    public Instant getExpiresAt() {
        return expiresAt;
    }

    /** Null: never used. */
    public Instant getLastUsedAt() {
        return lastUsedAt;
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** What a caller who showed this token carries; equal to what an open connection was opened with. */
    public Credential credential() {
        return Credential.token(id, expiresAt);
    }
}
