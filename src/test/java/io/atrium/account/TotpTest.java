package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** "12345678901234567890", as RFC 6238's examples have it. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** Their last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void codes_are_those_of_the_rfc(long second, String code) {
        assertEquals(code, Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second))));
    }

    @Test
    void a_clock_may_be_one_step_off() {
        long step = Totp.stepAt(NOW);
        for (long near = step - 1; near <= step + 1; near++) {
            assertEquals(OptionalLong.of(near), Totp.stepOf(SECRET, Totp.code(SECRET, near), NOW, 0));
        }
        assertTrue(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), NOW, 0).isEmpty());
        assertTrue(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), NOW, 0).isEmpty());
    }

    @Test
    void a_code_is_taken_once_and_none_before_it_any_more() {
        long step = Totp.stepAt(NOW);
        assertTrue(Totp.stepOf(SECRET, Totp.code(SECRET, step), NOW, step).isEmpty());
        assertTrue(Totp.stepOf(SECRET, Totp.code(SECRET, step - 1), NOW, step).isEmpty());
        assertTrue(Totp.stepOf(SECRET, "", NOW, 0).isEmpty());
    }

    @Test
    void a_new_secret_has_160_bits_in_base32() {
        assertTrue(Totp.newSecret().matches("[A-Z2-7]{32}"));
        assertNotEquals(Totp.newSecret(), Totp.newSecret());
    }

    @Test
    void recovery_codes_are_read_as_they_may_have_been_copied() {
        String code = RecoveryCode.random();
        assertTrue(code.matches("(?:[a-z2-9]{4}-){3}[a-z2-9]{4}"), code);
        assertTrue(RecoveryCode.isOne(code));
        assertEquals(
                RecoveryCode.hash(7, code),
                RecoveryCode.hash(
                        7, " " + code.toUpperCase(java.util.Locale.ROOT).replace('-', ' ')));
        assertNotEquals(RecoveryCode.hash(7, code), RecoveryCode.hash(8, code));
    }

    @Test
    void the_most_common_passwords_are_known_in_any_case() {
        assertTrue(CommonPasswords.contain("password"));
        assertTrue(CommonPasswords.contain("1QAZ2wsx"));
        assertEquals(false, CommonPasswords.contain("correct horse battery staple"));
        assertEquals(false, CommonPasswords.contain(""));
    }
}
