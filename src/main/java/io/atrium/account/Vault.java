package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps what must be read again, and so can't be hashed: encrypted (AES-GCM) where {@code ATRIUM_SECRET_KEY} is set, as it is where not. What was stored before the key was set
 * stays readable.
 */
@ApplicationScoped
public class Vault {
    private static final String SEALED = "gcm:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    public Vault() {
        this(ConfigProvider.getConfig()
                .getOptionalValue("atrium.secret-key", String.class)
                .orElse(null));
    }

    /** @param base64 null: none */
    Vault(String base64) {
        key = base64 == null ? null : key(base64);
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        encrypts();
    }

    boolean encrypts() {
        return key != null;
    }

    /** @param owner what is sealed opens for nobody else */
    public String seal(String plain, long owner) {
        if (key == null) {
            return plain;
        }
        byte[] nonce = Secret.bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner, plain.getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return SEALED + Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException where it was sealed with another key */
    public String open(String kept, long owner) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        if (key == null) {
            throw new IllegalStateException("what was encrypted needs the ATRIUM_SECRET_KEY it was encrypted with");
        }
        byte[] all = Base64.getDecoder().decode(kept.substring(SEALED.length()));
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[all.length - NONCE_BYTES];
        ByteBuffer.wrap(all).get(nonce).get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, owner, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, long owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(owner).array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException("ATRIUM_SECRET_KEY is not the one this was encrypted with", otherKey);
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "ATRIUM_SECRET_KEY must be 32 random bytes in base64: openssl rand -base64 32");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
