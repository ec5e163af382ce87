package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a01:203",
                "2002:a01:203::1",
                "::ffff:10.1.2.3",
            })
    void what_is_within_is_not_outside(String address) throws UnknownHostException {
        assertFalse(PushEndpoint.isOutside(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2a00:1450:4001::1", "198.20.0.1"})
    void the_open_network_is(String address) throws UnknownHostException {
        assertTrue(PushEndpoint.isOutside(InetAddress.getByName(address)));
    }

    @Test
    void a_name_that_leads_within_is_not_outside() throws UnknownHostException {
        assertFalse(
                PushEndpoint.of("https://localhost/abc", false).orElseThrow().isOutside());
        assertFalse(PushEndpoint.of("https://[::1]/abc", false).orElseThrow().isOutside());
    }
}
