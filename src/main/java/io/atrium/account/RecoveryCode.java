package io.atrium.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** A way in for somebody who has lost their second factor, good once. Only a hash is kept. */
@Entity
@Table(name = "recovery_code")
public class RecoveryCode {
    /** How many somebody gets. */
    static final int COUNT = 10;

    private static final int LENGTH = 16;

    @Id
    private String hash;

    @Column(name = "user_id")
    private long userId;

    protected RecoveryCode() {}

    RecoveryCode(long userId, String code) {
        this.hash = hash(userId, code);
        this.userId = userId;
    }

    /** Sixteen legible characters in groups of four, 80 bits: nobody finds one by trying, so a plain hash is enough. */
    static String random() {
        return Secret.legible(LENGTH).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Whether it has the form of one, and not of an authenticator's. */
    static boolean isOne(String typed) {
        return plain(typed).length() == LENGTH;
    }

    static String hash(long userId, String code) {
        return Secret.hash(userId + " " + plain(code));
    }

    /** As it may have been copied from paper. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
