package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushEndpointTest {
    @Test
    void a_push_service_is_known_by_its_origin() {
        assertEquals(
                "https://push.example",
                PushEndpoint.of("https://push.example/send/abc?x=1", false)
                        .orElseThrow()
                        .origin());
        assertEquals(
                "http://localhost:81",
                PushEndpoint.of("http://localhost:81/abc", true).orElseThrow().origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "push",
                "http://push.example/abc",
                "https://push.example:8443/abc",
                "https:push.example",
                "https:///abc",
                "https://user:word@push.example/abc",
                "https://push.example/abc#there",
                "ftp://push.example/abc",
                "file:///etc/passwd",
                "https://push.example/a b",
            })
    void what_is_no_address_of_one_is_refused(String text) {
        assertTrue(PushEndpoint.of(text, false).isEmpty());
    }

    @Test
    void a_long_one_is_refused() {
        assertTrue(PushEndpoint.of("https://push.example/" + "a".repeat(979), false)
                .isPresent());
        assertTrue(PushEndpoint.of("https://push.example/" + "a".repeat(980), false)
                .isEmpty());
    }

    @Test
    void a_name_that_leads_within_is_not_outside() throws UnknownHostException {
        assertFalse(
                PushEndpoint.of("https://localhost/abc", false).orElseThrow().isOutside());
        assertFalse(PushEndpoint.of("https://[::1]/abc", false).orElseThrow().isOutside());
    }
}
