package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarsTest {
    @ParameterizedTest
    @CsvSource({
        "Ann Lindqvist,AL",
        "Cho Min-jun,CM",
        "admin,A",
        "Ada King Lovelace,AL",
        "陈丽,陈",
        "陈丽 Chen Li,陈",
        "élodie,É",
        "'',''"
    })
    void initialsFollowTheScript(String name, String initials) {
        assertEquals(initials, Avatars.initials(name));
    }

    @Test
    void hueStaysWithTheLogin() {
        assertEquals(Avatars.hue("ann"), Avatars.hue("ann"));
        assertTrue(Avatars.hue("").matches("h[1-6]"));
    }
}
