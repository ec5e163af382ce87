package io.atrium.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that data at rest is encrypted with: one that writes, and earlier ones that still read. A key goes by an id that is made of it, and says nothing of it. */
public final class KeyRing {
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final List<Key> keys;
    private final boolean writes;

    /** @param id 16 hexadecimal digits */
    public record Key(String id, SecretKeySpec secret) {
        /** A key of its own for one purpose: what is encrypted with it opens with none that was made for another. */
        public SecretKeySpec derive(String purpose, byte[] salt) {
            return new SecretKeySpec(mac(secret, purpose, salt), "AES");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private KeyRing(List<Key> keys, boolean writes) {
        this.keys = List.copyOf(keys);
        this.writes = writes;
    }

    /**
     * @param current 32 bytes in base64; null or empty: nothing is encrypted from now on
     * @param old the same, several behind commas; may be null
     * @throws IllegalArgumentException which names the setting that makes no sense
     */
    public static KeyRing of(String current, String old) {
        List<Key> keys = new ArrayList<>();
        boolean writes = current != null && !current.isBlank();
        if (writes) {
            keys.add(key("ATRIUM_SECRET_KEY", current));
        }
        Arrays.stream(old == null ? new String[0] : old.split(",", -1))
                .filter(one -> !one.isBlank())
                .forEach(one -> keys.add(key("each of ATRIUM_SECRET_KEYS_OLD", one)));
        return new KeyRing(keys, writes);
    }

    /** What is written now is encrypted with it; empty: with none. */
    public Optional<Key> current() {
        return writes ? Optional.of(keys.get(0)) : Optional.empty();
    }

    /** @throws MissingKeyException where nobody has set it */
    public Key find(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MissingKeyException(id));
    }

    /** The current one first. */
    List<Key> all() {
        return keys;
    }

    private static Key key(String setting, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(setting + " must be 32 random bytes in base64: openssl rand -base64 32");
        }
        SecretKeySpec secret = new SecretKeySpec(bytes, "AES");
        byte[] id = mac(secret, "atrium key id", new byte[0]);
        return new Key(HexFormat.of().formatHex(id, 0, ID_BYTES), secret);
    }

    private static byte[] mac(SecretKeySpec secret, String purpose, byte[] salt) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(salt);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
