package io.atrium.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every 30 seconds (RFC 6238), as every authenticator app makes them: SHA-1, six digits. */
final class Totp {
    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;

    /** What RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    /** Steps a phone's clock may be before or behind ours. */
    private static final int TOLERANCE = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** In base32, as apps take it by hand. */
    static String newSecret() {
        byte[] bytes = Secret.bytes(SECRET_BYTES);
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int count = 0;
        for (byte one : bytes) {
            bits = bits << Byte.SIZE | one & 0xff;
            count += Byte.SIZE;
            while (count >= 5) {
                count -= 5;
                text.append(BASE32.charAt(bits >> count & 31));
            }
        }
        return text.toString();
    }

    static long stepAt(Instant now) {
        return now.getEpochSecond() / STEP_SECONDS;
    }

    /**
     * The step a code is of, of those around now that come after another.
     *
     * @param after a code of this step or before is none any more
     */
    static OptionalLong stepOf(String secret, String code, Instant now, long after) {
        long current = stepAt(now);
        for (long step = Math.max(after + 1, current - TOLERANCE); step <= current + TOLERANCE; step++) {
            if (MessageDigest.isEqual(ascii(code(secret, step)), ascii(code))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String secret) {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / Byte.SIZE);
        int bits = 0;
        int count = 0;
        for (char letter : secret.toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(letter);
            count += 5;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes.put((byte) (bits >> count));
            }
        }
        return bytes.array();
    }
}
