package io.atrium.account;

import io.atrium.signal.SignalListener;
import io.atrium.wire.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * That somebody has signed in with a browser, and with which password: what the browser's cookie stands for, on any node. Only a hash of the cookie is kept;
 * removing the row is signing out. It ends with its user's account, with the password it began with, and unused for twelve hours.
 */
@Entity
@Table(name = "sign_in")
@EntityListeners(SignalListener.class)
public class SignIn {
    static final Duration IDLE = Duration.ofHours(12);

    private static final int MARK = 16;
    private static final int MOST_ADDRESS = 64;
    private static final int MOST_AGENT = 300;
    private static final int MOST_TOKEN = 8_000;

    @Id
    private String id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String hash;

    @Column(name = "password_mark")
    private String passwordMark;

    @Column(name = "begun_at", updatable = false)
    private Instant begunAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(updatable = false)
    private String address;

    @Column(updatable = false)
    private String agent;

    @Column(name = "id_token", updatable = false)
    private String idToken;

    @Column(name = "provider_session", updatable = false)
    private String providerSession;

    protected SignIn() {}

    /**
     * @param secret what the cookie holds
     * @param address where the browser was, or null
     * @param agent what it called itself, or null
     */
    SignIn(User user, String secret, Instant now, String address, String agent) {
        this.id = Secret.random("");
        this.userId = user.getId();
        this.hash = Secret.hash(secret);
        this.passwordMark = markOf(user);
        this.begunAt = now;
        this.usedAt = now;
        this.address = shortened(address, MOST_ADDRESS);
        this.agent = shortened(agent, MOST_AGENT);
    }

    /** @param vouched null: nobody did. What is too long is not kept: they are not signed out there */
    SignIn vouched(Vouched vouched) {
        if (vouched != null) {
            idToken = vouched.idToken().length() > MOST_TOKEN ? null : vouched.idToken();
            providerSession =
                    vouched.session() == null || vouched.session().length() > MOST_AGENT ? null : vouched.session();
        }
        return this;
    }

    String providerSession() {
        return providerSession;
    }

    String idToken() {
        return idToken;
    }

    private static String shortened(String text, int most) {
        return text == null || !Text.isStorable(text) ? null : Text.cut(text, most);
    }

    String id() {
        return id;
    }

    long userId() {
        return userId;
    }

    String hash() {
        return hash;
    }

    /** Lags behind by some minutes. */
    Instant usedAt() {
        return usedAt;
    }

    public String getId() {
        return id;
    }

    public Instant getBegunAt() {
        return begunAt;
    }

    /** Lags behind by some minutes. */
    public Instant getUsedAt() {
        return usedAt;
    }

    /** Where the browser was when it began; null: nobody knows. */
    public String getAddress() {
        return address;
    }

    /** The browser's User-Agent; null: it named none. */
    public String getAgent() {
        return agent;
    }

    /** What is open with it ends with it. */
    public Credential credential() {
        return Credential.session(id);
    }

    /** Goes on with the password the user has now. */
    void keepWith(User user) {
        passwordMark = markOf(user);
    }

    boolean holdsFor(User user) {
        return user.getId() == userId && user.isEnabled() && markOf(user).equals(passwordMark);
    }

    static String markOf(User user) {
        return Secret.hash(user.getPasswordHash()).substring(0, MARK);
    }
}
