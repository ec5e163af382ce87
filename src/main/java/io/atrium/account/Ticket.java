package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Lets one connection in, once, in the name of the credential it was made with. */
@Entity
@Table(name = "ticket")
class Ticket {
    @Id
    private String hash;

    @Column(name = "user_id")
    private long userId;

    private String credential;

    @Column(name = "credential_expires_at")
    private Instant credentialExpiresAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Ticket() {}

    Ticket(String hash, long userId, Credential credential, Instant expiresAt) {
        this.hash = hash;
        this.userId = userId;
        this.credential = credential.id();
        this.credentialExpiresAt = credential.expiresAt();
        this.expiresAt = expiresAt;
    }

    long userId() {
        return userId;
    }

    Credential credential() {
        return new Credential(credential, credentialExpiresAt);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt) || (credentialExpiresAt != null && !now.isBefore(credentialExpiresAt));
    }
}
