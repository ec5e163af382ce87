package io.atrium.outside;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what somebody knows that a call is ours: {@code X-Atrium-Signature: v1=HMAC-SHA256(secret, timestamp "." body)} in hex, beside {@code X-Atrium-Timestamp} in seconds since 1970. Who
 * checks the time as well takes no call again that somebody has overheard.
 */
public final class Signature {
    public static final String TIMESTAMP = "X-Atrium-Timestamp";
    public static final String SIGNATURE = "X-Atrium-Signature";
    private static final String MAC = "HmacSHA256";

    private Signature() {}

    /** The two headers of a call. @param body as it is sent, in UTF-8 */
    public static Map<String, String> headers(String secret, Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(TIMESTAMP, timestamp, SIGNATURE, of(secret, timestamp, body));
    }

    static String of(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
            byte[] signed = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
