package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedTest {
    private static final HttpServletRequest REQUEST = request(Map.of(
            "Host", "inside:8080",
            "X-Forwarded-Host", "atrium.example",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-For", "6.6.6.6, 10.0.0.7"));

    @Test
    void aTrustedProxyIsBelieved() {
        Forwarded forwarded = new Forwarded(true);
        assertEquals("atrium.example", forwarded.host(REQUEST));
        assertTrue(forwarded.isSecure(REQUEST));
    }

    @Test
    void onlyTheAddressTheProxyItselfSawCounts() {
        assertEquals("10.0.0.7", new Forwarded(true).address(REQUEST));
    }

    @Test
    void withoutOneItsHeadersAreAnybodys() {
        Forwarded forwarded = new Forwarded(false);
        assertEquals("inside:8080", forwarded.host(REQUEST));
        assertEquals("192.0.2.1", forwarded.address(REQUEST));
        assertFalse(forwarded.isSecure(REQUEST));
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "getHeader" -> headers.get((String) arguments[0]);
                            case "getRemoteAddr" -> "192.0.2.1";
                            case "isSecure" -> false;
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }
}
