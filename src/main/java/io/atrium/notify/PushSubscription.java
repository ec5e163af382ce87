package io.atrium.notify;

import io.atrium.account.Credential;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser that wants to be pushed a person's notices. It lasts as long as what it was asked for with. */
@Entity
@Table(name = "push_subscription")
public class PushSubscription {
    private static final String SESSION = "session:";
    private static final String TOKEN = "token:";

    @Id
    @SequenceGenerator(name = "push_subscription_seq", sequenceName = "push_subscription_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "push_subscription_seq")
    private Long id;

    @Column(name = "user_id")
    private long userId;

    @Column(updatable = false)
    private String endpoint;

    private String p256dh;

    private String auth;

    @Column(name = "sign_in")
    private String signIn;

    @Column(name = "token_id")
    private Long tokenId;

    @Column(name = "made_at")
    private Instant madeAt;

    protected PushSubscription() {}

    /** What a browser says of itself. @param p256dh its public key, @param auth its secret, both in base64url */
    record Browser(String endpoint, String p256dh, String auth) {}

    PushSubscription(Browser browser) {
        this.endpoint = browser.endpoint;
    }

    /** From now on it is this person's, by what they are signed in with. */
    void belongTo(long user, Credential credential, Browser browser, Instant now) {
        String with = credential.id();
        userId = user;
        p256dh = browser.p256dh;
        auth = browser.auth;
        signIn = with.startsWith(SESSION) ? with.substring(SESSION.length()) : null;
        tokenId = with.startsWith(TOKEN) ? Long.valueOf(with.substring(TOKEN.length())) : null;
        madeAt = now;
    }

    Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    Browser browser() {
        return new Browser(endpoint, p256dh, auth);
    }
}
