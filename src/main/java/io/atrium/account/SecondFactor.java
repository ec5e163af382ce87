package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a person has besides their password: a secret that their phone makes codes of. Counts from its confirmation on. */
@Entity
@Table(name = "second_factor")
public class SecondFactor {
    @Id
    @Column(name = "user_id")
    private long userId;

    private String secret;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "shown_to")
    private String shownTo;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "last_step")
    private long lastStep;

    protected SecondFactor() {}

    SecondFactor(long userId, String sealed, Credential shownTo, Instant now) {
        this.userId = userId;
        this.secret = sealed;
        this.shownTo = Secret.hash(shownTo.id());
        this.begunAt = now;
    }

    long userId() {
        return userId;
    }

    /** As the {@link Vault} keeps it. */
    String secret() {
        return secret;
    }

    /** Whether it was they, and no longer ago. */
    boolean isShownTo(Credential credential, Instant since) {
        return !begunAt.isBefore(since) && Secret.hash(credential.id()).equals(shownTo);
    }

    void beginAgain(String sealed, Credential to, Instant now) {
        secret = sealed;
        shownTo = Secret.hash(to.id());
        begunAt = now;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Null: not yet. */
    public Instant getConfirmedAt() {
        return confirmedAt;
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    long lastStep() {
        return lastStep;
    }

    /** No code of this step or before is taken any more. */
    void take(long step) {
        lastStep = step;
    }
}
