package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder()
            .encodeToString("another key of thirty-two bytes!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final Vault vault = new Vault(KEY);

    @Test
    void what_is_sealed_is_read_again_by_the_same_key_for_the_same_person() {
        String sealed = vault.seal("SECRET", 7);
        assertFalse(sealed.contains("SECRET"));
        assertNotEquals(sealed, vault.seal("SECRET", 7));
        assertEquals("SECRET", new Vault(KEY).open(sealed, 7));
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, 8));
        assertThrows(IllegalStateException.class, () -> new Vault(OTHER).open(sealed, 7));
        assertThrows(IllegalStateException.class, () -> new Vault(null).open(sealed, 7));
    }

    @Test
    void without_a_key_it_is_kept_as_it_is_and_stays_readable_with_one() {
        String kept = new Vault(null).seal("SECRET", 7);
        assertEquals("SECRET", kept);
        assertEquals("SECRET", vault.open(kept, 7));
    }

    @Test
    void a_key_that_is_none_stops_the_start() {
        assertThrows(IllegalArgumentException.class, () -> new Vault("short"));
        assertThrows(IllegalArgumentException.class, () -> new Vault("!"));
    }
}
