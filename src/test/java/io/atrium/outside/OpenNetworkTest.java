package io.atrium.outside;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenNetworkTest {
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
                "192.0.2.1",
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
                "2001::7f00:1",
            })
    void what_is_within_is_not_of_it(String address) throws UnknownHostException {
        assertFalse(OpenNetwork.holds(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.128.0.1",
                "172.32.0.1",
                "2a00:1450:4001::1",
                "198.20.0.1",
                "192.0.66.1",
                "192.0.1.1"
            })
    void the_open_network_is(String address) throws UnknownHostException {
        assertTrue(OpenNetwork.holds(InetAddress.getByName(address)));
    }
}
