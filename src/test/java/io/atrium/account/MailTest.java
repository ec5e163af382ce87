package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.l+x@mail.example", "o'neil@intranet", "阿安@例子.中国"})
    void an_address_is_taken(String address) {
        assertEquals(address, Mail.checked(" " + address + " "));
    }

    @Test
    void none_is_none() {
        assertNull(Mail.checked(null));
        assertNull(Mail.checked("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "@example.org",
                "ann@",
                "ann@@example.org",
                "ann@a@b",
                "ann@example.org\r\nBcc: all@example.org",
                "ann\n@example.org",
                "Ann <ann@example.org>",
                "ann@example.org, bob@example.org",
                "ann@exam ple.org",
                "ann\u0000@example.org"
            })
    void what_could_end_a_header_or_name_another_is_refused(String address) {
        assertEquals(
                "mail", assertThrows(Problem.class, () -> Mail.checked(address)).field());
    }

    @Test
    void what_is_too_long_is_refused() {
        String domain = "@" + "d".repeat(Mail.MOST);
        assertThrows(Problem.class, () -> Mail.checked("a" + domain));
        assertEquals("a" + domain.substring(0, Mail.MOST - 1), Mail.checked("a" + domain.substring(0, Mail.MOST - 1)));
    }
}
