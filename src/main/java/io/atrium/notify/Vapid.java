package io.atrium.notify;

import io.atrium.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Base64.Encoder;

/**
 * Who it is that pushes: RFC 8292.
 *
 * @param subject where a push service finds whoever is responsible, {@code mailto:} or {@code https:}
 */
record Vapid(KeyPair keys, String subject) {
    /** At most a day: RFC 8292, 2. */
    private static final Duration LIFE = Duration.ofHours(12);

    private static final Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The header {@code Authorization}. @param audience the push service's origin */
    String authorization(String audience, Instant now) throws GeneralSecurityException {
        String claims = Json.createObjectBuilder()
                .add("aud", audience)
                .add("exp", now.plus(LIFE).getEpochSecond())
                .add("sub", subject)
                .build()
                .toString();
        String signed = text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + text(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey();
    }

    /** As browsers want it. */
    String publicKey() {
        return BASE64.encodeToString(Curve.bytes((ECPublicKey) keys.getPublic()));
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
