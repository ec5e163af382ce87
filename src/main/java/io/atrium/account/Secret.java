package io.atrium.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets that are shown once, and the hashes kept of them. */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without 0 O 1 l I: a generated password is read aloud and typed. */
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** 32 of them, for what is typed from paper. */
    private static final String CASELESS = "abcdefghijkmnpqrstuvwxyz23456789";

    private Secret() {}

    /** 256 bits in base64url: no guess ever hits, so a plain hash of it is enough. */
    public static String random(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Sixteen legible characters, 92 bits. */
    static String password() {
        return random(16, LEGIBLE);
    }

    /** So many characters, five bits each, whatever case they are typed in. */
    static String legible(int count) {
        return random(count, CASELESS);
    }

    /** Ten of the letters and digits that a room's name takes, 50 bits. */
    public static String legibleName() {
        return legible(10);
    }

    private static String random(int count, String letters) {
        return RANDOM.ints(count, 0, letters.length())
                .map(letters::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** SHA-256 in hex, 64 characters. */
    public static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
