package io.atrium.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's phone: makes the codes of a secret as RFC 6238 says. */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] key;

    /** @param secret in base32, blanks don't count */
    public Authenticator(String secret) {
        BigInteger number = BigInteger.ONE; // keeps leading zeros
        String letters = secret.replace(" ", "");
        for (char letter : letters.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
        }
        byte[] all = number.toByteArray();
        key = new byte[letters.length() * 5 / 8];
        System.arraycopy(all, all.length - key.length, key, 0, key.length);
    }

    /** @param steps of 30 s from now: one code each is good, the one before and the one after too */
    public String code(int steps) {
        return codeAt(Instant.now().getEpochSecond() / 30 + steps);
    }

    private String codeAt(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
