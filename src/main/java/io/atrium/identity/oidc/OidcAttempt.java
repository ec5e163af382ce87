package io.atrium.identity.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** That a browser was sent to the provider: what it must come back with, once. */
@Entity
@Table(name = "oidc_attempt")
public class OidcAttempt {
    static final Duration LIFE = Duration.ofMinutes(10);

    @Id
    private String hash;

    private String nonce;
    private String verifier;

    @Column(name = "next_path")
    private String next;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected OidcAttempt() {}

    OidcAttempt(String hash, String nonce, String verifier, String next, Instant now) {
        this.hash = hash;
        this.nonce = nonce;
        this.verifier = verifier;
        this.next = next;
        this.expiresAt = now.plus(LIFE);
    }

    String nonce() {
        return nonce;
    }

    String verifier() {
        return verifier;
    }

    String next() {
        return next;
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
