package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceAddressTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final BounceAddress address = new BounceAddress("bounces@example.com");

    @Test
    void a_letter_has_an_address_of_its_own() {
        assertEquals("bounces+" + KEY + "@example.com", address.of(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces+" + KEY + "@example.com",
                "<bounces+" + KEY + "@example.com>",
                "\"bounces\" <BOUNCES+0123456789ABCDEF0123456789abcdef@Example.COM>",
                "someone@example.com,\r\n bounces+" + KEY + "@example.com",
            })
    void which_letter_came_back_is_said_by_where_it_came_to(String header) {
        assertEquals(Optional.of(KEY), address.keyIn(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bounces@example.com",
                "bounces+" + KEY + "@example.com.evil.example",
                "bounces+" + KEY + "0@example.com",
                "bounces+g123456789abcdef0123456789abcdef@example.com",
                "nobounces+" + KEY + "@example.com",
                "bounces+" + KEY + "@other.example",
            })
    void what_came_to_another_address_says_nothing(String header) {
        assertEquals(Optional.empty(), address.keyIn(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bounces", "@example.com", "a b@example.com", "the.bounces.of.all.our.letters.here@example.com"})
    void an_address_that_leaves_no_room_for_a_key_is_refused(String given) {
        assertThrows(IllegalArgumentException.class, () -> new BounceAddress(given));
    }
}
