package io.atrium.notify;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that is pushed something, as RFC 8291 has it from the other side, and with nothing of ours. */
final class PushBrowser {
    private final String endpoint;
    private final KeyPair keys;
    private final byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    PushBrowser(String endpoint) {
        this.endpoint = endpoint;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    String endpoint() {
        return endpoint;
    }

    String publicKey() {
        return base64(point());
    }

    String secret() {
        return base64(secret);
    }

    /** As {@code PushSubscription.toJSON()} has it. */
    JsonObject json() {
        return Json.createObjectBuilder()
                .add("endpoint", endpoint)
                .addNull("expirationTime")
                .add(
                        "keys",
                        Json.createObjectBuilder().add("p256dh", publicKey()).add("auth", secret()))
                .build();
    }

    String read(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        if (in.getInt() < in.remaining() - 66) {
            throw new GeneralSecurityException("more than one record");
        }
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);

        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] prk = hmac(secret, agreement.generateSecret());
        byte[] ikm = hmac(prk, text("WebPush: info\0"), point(), sender, new byte[] {1});
        byte[] random = hmac(salt, ikm);
        byte[] key = hmac(random, text("Content-Encoding: aes128gcm\0\1"));
        byte[] nonce = hmac(random, text("Content-Encoding: nonce\0\1"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new GCMParameterSpec(128, nonce, 0, 12));
        byte[] padded = cipher.doFinal(sealed);
        if (padded[padded.length - 1] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
    }

    private byte[] point() {
        ECPoint w = ((ECPublicKey) keys.getPublic()).getW();
        return HexFormat.of().parseHex(String.format("04%064x%064x", w.getAffineX(), w.getAffineY()));
    }

    static PublicKey key(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(w, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
