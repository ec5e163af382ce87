package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** What another program, which looks after an account, calls it. */
@Entity
@Table(name = "provisioned")
public class Provisioned {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    private boolean made;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Provisioned() {}

    /** @param made by that program; else the account was there before */
    Provisioned(long userId, boolean made, Instant now) {
        this.userId = userId;
        this.made = made;
        this.createdAt = now;
    }

    static String keyOf(String userName) {
        return userName.toLowerCase(Locale.ROOT);
    }

    void follow(Provision wanted, Instant now) {
        userName = wanted.userName();
        nameKey = keyOf(userName);
        externalId = wanted.externalId();
        givenName = wanted.givenName();
        familyName = wanted.familyName();
        deletedAt = null;
        changedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
        changedAt = now;
    }

    long getUserId() {
        return userId;
    }

    public String getUserName() {
        return userName;
    }

    /** Null: it has none there. */
    public String getExternalId() {
        return externalId;
    }

    public String getGivenName() {
        return givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    /** Whether that program made the account. */
    boolean isMade() {
        return made;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public Instant getChangedAt() {
        return changedAt;
    }
}
