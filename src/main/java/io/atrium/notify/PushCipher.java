package io.atrium.notify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What is pushed, so that the browser can read it and its push service can't: RFC 8291, with the coding {@code aes128gcm} of RFC 8188 in one record. */
final class PushCipher {
    static final int SECRET = 16;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    /** Of whom it is for. @param secret the 16 bytes that the browser calls {@code auth} */
    record Recipient(ECPublicKey key, byte[] secret) {}

    private PushCipher() {}

    /** The body of a push message. @param text at most 3,993 bytes, RFC 8291, 4 */
    static byte[] encrypt(byte[] text, Recipient to) throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(text, to, Curve.newPair(), salt);
    }

    /** @param own of this message alone */
    static byte[] encrypt(byte[] text, Recipient to, KeyPair own, byte[] salt) throws GeneralSecurityException {
        byte[] ownKey = Curve.bytes((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(to.key, true);
        byte[] info = concat(ascii("WebPush: info\0"), Curve.bytes(to.key), ownKey);
        byte[] shared = expand(hmac(to.secret, agreement.generateSecret()), info, 32);

        byte[] random = hmac(salt, shared);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(expand(random, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(TAG_BITS, expand(random, ascii("Content-Encoding: nonce\0"), 12)));
        byte[] sealed = cipher.doFinal(concat(text, new byte[] {LAST_RECORD}));
        return ByteBuffer.allocate(SALT + 4 + 1 + ownKey.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownKey.length)
                .put(ownKey)
                .put(sealed)
                .array();
    }

    /** RFC 5869, 2.3, of at most one hash's length. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
