package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** That somebody has shown their password and is to show a second factor yet: what a cookie of a few minutes stands for, on any node. It lets nobody in. */
@Entity
@Table(name = "sign_in_attempt")
public class SignInAttempt {
    static final Duration LIFE = Duration.ofMinutes(10);

    @Id
    private String hash;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "password_mark")
    private String passwordMark;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected SignInAttempt() {}

    SignInAttempt(User user, String secret, Instant now) {
        this.hash = Secret.hash(secret);
        this.userId = user.getId();
        this.passwordMark = SignIn.markOf(user);
        this.expiresAt = now.plus(LIFE);
    }

    long userId() {
        return userId;
    }

    boolean holdsFor(User user, Instant now) {
        return now.isBefore(expiresAt)
                && user.isEnabled()
                && SignIn.markOf(user).equals(passwordMark);
    }
}
