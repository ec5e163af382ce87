package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder()
            .encodeToString("another key of thirty-two bytes!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final Vault vault = vault(KEY, null);

    private static Vault vault(String current, String old) {
        return new Vault(KeyRing.of(current, old));
    }

    @Test
    void what_is_sealed_is_read_again_by_the_same_key_for_the_same_purpose() {
        String sealed = vault.seal("SECRET", "hook:7");
        assertFalse(sealed.contains("SECRET"));
        assertNotEquals(sealed, vault.seal("SECRET", "hook:7"));
        assertEquals("SECRET", vault(KEY, null).open(sealed, "hook:7"));
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "hook:8"));
        assertThrows(MissingKeyException.class, () -> vault(OTHER, null).open(sealed, "hook:7"));
        assertThrows(MissingKeyException.class, () -> vault(null, null).open(sealed, "hook:7"));
    }

    @Test
    void an_earlier_key_reads_and_the_current_one_writes() {
        String before = vault.seal("SECRET", "hook:7");
        Vault rotated = vault(OTHER, KEY);
        assertEquals("SECRET", rotated.open(before, "hook:7"));
        String anew = rotated.seal("SECRET", "hook:7");
        assertTrue(anew.startsWith(rotated.mark()), anew);
        assertFalse(before.startsWith(rotated.mark()));
        assertEquals("SECRET", vault(null, OTHER + "," + KEY).open(anew, "hook:7"));
        assertThrows(MissingKeyException.class, () -> vault.open(anew, "hook:7"));
    }

    /** As version 1 wrote it: made with this key, for person 7. */
    @Test
    void what_was_sealed_before_keys_had_ids_is_read_on() throws Exception {
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = "twelve bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        cipher.init(
                javax.crypto.Cipher.ENCRYPT_MODE,
                new javax.crypto.spec.SecretKeySpec(new byte[32], "AES"),
                new javax.crypto.spec.GCMParameterSpec(128, nonce));
        cipher.updateAAD(java.nio.ByteBuffer.allocate(8).putLong(7).array());
        byte[] sealed = cipher.doFinal("SECRET".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] all = java.nio.ByteBuffer.allocate(12 + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        String before = "gcm:" + Base64.getEncoder().encodeToString(all);
        assertEquals("SECRET", vault.open(before, "second-factor:7", 7));
        assertEquals("SECRET", vault(OTHER, KEY).open(before, "second-factor:7", 7));
        assertThrows(IllegalStateException.class, () -> vault.open(before, "second-factor:8", 8));
    }

    @Test
    void without_a_key_it_is_kept_as_it_is_and_stays_readable_with_one() {
        String kept = vault(null, null).seal("SECRET", "hook:7");
        assertEquals("SECRET", kept);
        assertEquals("SECRET", vault.open(kept, "hook:7"));
    }

    @Test
    void a_key_that_is_none_stops_the_start() {
        assertThrows(IllegalArgumentException.class, () -> vault("short", null));
        assertThrows(IllegalArgumentException.class, () -> vault("!", null));
        assertThrows(IllegalArgumentException.class, () -> vault(KEY, KEY + ",short"));
    }
}
