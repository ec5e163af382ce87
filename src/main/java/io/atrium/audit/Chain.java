package io.atrium.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How acts are chained: each one's hash is the SHA-256, in hex, of the hash before and of the act, so that none can be changed, taken out or put in without all
 * hashes after it being others. docs/operations.md has the recipe, for who wants to check an export without Atrium.
 */
final class Chain {
    /** Before the first act. */
    static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    static String next(String before, Recorded act) {
        return sha256(before + text(act));
    }

    /** Netstrings: the length in bytes, a colon, the value, a comma; {@code -,} for what is absent. No two acts have one text. */
    static String text(Recorded act) {
        StringBuilder text = new StringBuilder();
        add(text, Long.toString(act.id()));
        add(text, Long.toString(act.at().toEpochMilli()));
        add(text, act.what());
        add(text, act.actor());
        add(text, act.subject());
        add(text, act.room());
        add(text, act.address());
        add(text, act.detail());
        return text.toString();
    }

    private static void add(StringBuilder text, String value) {
        if (value == null) {
            text.append("-,");
        } else {
            text.append(value.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(value)
                    .append(',');
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
