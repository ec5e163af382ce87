package io.atrium.account;

import io.atrium.signal.SignalListener;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person or a machine with an account. */
@Entity
@Table(name = "users")
@EntityListeners(SignalListener.class)
public class User {
    /** As the column is wide. */
    private static final int MOST_KEY = 160;

    @Id
    @SequenceGenerator(name = "users_seq", sequenceName = "users_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users_seq")
    private Long id;

    private String login;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String mail;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled;
    private String language;

    @Column(name = "time_zone")
    private String timeZone;

    @Enumerated(EnumType.STRING)
    private Theme theme;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String subject;
    private boolean gone;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_seen_at", insertable = false, updatable = false)
    private Instant lastSeenAt;

    protected User() {}

    public User(String login, String name, String passwordHash, Role role, Instant createdAt) {
        this.login = login;
        this.name = name;
        this.nameKey = keyOf(name);
        this.passwordHash = passwordHash;
        this.role = role;
        this.enabled = true;
        this.theme = Theme.SYSTEM;
        this.origin = Origin.LOCAL;
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    public String getLogin() {
        return login;
    }

    /** Whether its person was erased, or is being so. */
    boolean isErased() {
        return erasedAt != null;
    }

    void erase(Instant now) {
        erasedAt = erasedAt == null ? now : erasedAt;
    }

    /** Itself. @throws Problem {@code erased}: nobody brings them back, or calls the account anything else */
    User present() {
        if (isErased()) {
            throw Problem.own("erased", ErrorCode.CONFLICT, null, "this person was erased");
        }
        return this;
    }

    /** The one time that a login changes: its person was erased. */
    void becomeFormer(String pseudonym) {
        login = pseudonym;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
        this.nameKey = keyOf(name);
    }

    boolean isFolded() {
        return nameKey.equals(keyOf(name));
    }

    /** What was there before names were folded. */
    void foldName() {
        nameKey = keyOf(name);
    }

    private static String keyOf(String name) {
        return Text.cut(Text.folded(name), MOST_KEY);
    }

    /** The name as it is compared, looked for and ordered by. */
    String getNameKey() {
        return nameKey;
    }

    /** Where the person can be written to, or null. */
    public String getMail() {
        return mail;
    }

    public void setMail(String mail) {
        this.mail = mail;
    }

    String getPasswordHash() {
        return passwordHash;
    }

    void setPasswordHash(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Who vouches for the person. */
    public Origin getOrigin() {
        return origin;
    }

    /** Whether it has a password here. */
    public boolean isLocal() {
        return origin == Origin.LOCAL;
    }

    /** Whether it is a program's. */
    public boolean isBot() {
        return origin == Origin.BOT;
    }

    /** What stays of the person outside; null of local accounts. */
    public String getSubject() {
        return subject;
    }

    void setOrigin(Origin origin, String subject) {
        this.origin = origin;
        this.subject = subject;
    }

    /** Disabled because the person is gone outside, and not by an administrator: they may come back. */
    boolean isGone() {
        return gone;
    }

    void setGone(boolean gone) {
        this.gone = gone;
    }

    /** A BCP 47 tag, or null: as the browser asks. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** An IANA zone id, or null: as the browser says. */
    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** When the person, or a device of theirs, last showed what they sign in with; lags behind by some minutes. Null: never. */
    public Instant getLastSeenAt() {
        return lastSeenMillis() == 0 ? null : lastSeenAt;
    }

    long lastSeenMillis() {
        return lastSeenAt == null ? 0 : lastSeenAt.toEpochMilli();
    }
}
