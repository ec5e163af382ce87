package io.atrium.account;

import io.atrium.account.KeyRing.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps secrets that must be read again, and so can't be hashed: encrypted (AES-256-GCM) where {@code ATRIUM_SECRET_KEY} is set, as they are where not. What was stored before the
 * key was set stays readable, and what an earlier key has sealed, for as long as that is among {@code ATRIUM_SECRET_KEYS_OLD}. From any thread.
 */
@ApplicationScoped
public class Vault {
    /** Before it the key's id had no place: any key that opens it is the one. */
    private static final String SEALED_BEFORE = "gcm:";

    private static final String SEALED = "gcm2:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;

    public Vault() {
        this(ring(ConfigProvider.getConfig()));
    }

    Vault(KeyRing ring) {
        this.ring = ring;
    }

    private static KeyRing ring(Config config) {
        return KeyRing.of(
                config.getOptionalValue("atrium.secret-key", String.class).orElse(null),
                config.getOptionalValue("atrium.secret-keys-old", String.class).orElse(null));
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        encrypts();
    }

    public boolean encrypts() {
        return ring.current().isPresent();
    }

    public KeyRing ring() {
        return ring;
    }

    /**
     * @param purpose what it is and whose, {@code webhook:17}: what is sealed opens for no other
     * @return text without blanks, 88 characters and a third longer
     */
    public String seal(String plain, String purpose) {
        if (!encrypts()) {
            return plain;
        }
        Key key = ring.current().orElseThrow();
        byte[] nonce = Secret.bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key.secret(), nonce, text(purpose), text(plain));
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return SEALED + key.id() + ":" + Base64.getEncoder().encodeToString(all);
    }

    /**
     * @param kept what {@link #seal} made of it, with or without a key
     * @throws MissingKeyException where the key is not there
     * @throws IllegalStateException where it was sealed for another purpose, or is damaged
     */
    public String open(String kept, String purpose) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        int end = kept.indexOf(':', SEALED.length());
        Key key = ring.find(kept.substring(SEALED.length(), Math.max(end, SEALED.length())));
        return opened(List.of(key), kept.substring(end + 1), text(purpose));
    }

    /** As {@link #open(String, String)}, of what was sealed for a person before keys had ids. */
    String open(String kept, String purpose, long owner) {
        return kept.startsWith(SEALED_BEFORE)
                ? opened(
                        ring.all(),
                        kept.substring(SEALED_BEFORE.length()),
                        ByteBuffer.allocate(Long.BYTES).putLong(owner).array())
                : open(kept, purpose);
    }

    /** How the text begins of all that the current key has sealed; empty: there is none. For finding what is not. */
    public String mark() {
        return ring.current().map(key -> SEALED + key.id() + ":").orElse("");
    }

    private static String opened(List<Key> keys, String base64, byte[] purpose) {
        if (keys.isEmpty()) {
            throw new MissingKeyException("of before");
        }
        byte[] all = Base64.getDecoder().decode(base64);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[all.length - NONCE_BYTES];
        ByteBuffer.wrap(all).get(nonce).get(sealed);
        IllegalStateException failure = null;
        for (Key key : keys) {
            try {
                return new String(
                        run(Cipher.DECRYPT_MODE, key.secret(), nonce, purpose, sealed), StandardCharsets.UTF_8);
            } catch (IllegalStateException other) {
                failure = other;
            }
        }
        throw failure;
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] purpose, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException("ATRIUM_SECRET_KEY is not the one this was encrypted with", otherKey);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
