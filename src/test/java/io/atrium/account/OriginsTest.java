package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins("https://intranet.example, http://tools.example:8443/");

    @ParameterizedTest
    @CsvSource({
        "http://atrium.example,atrium.example",
        "https://atrium.example,atrium.example",
        "https://atrium.example,atrium.example:443",
        "http://localhost:8080,localhost:8080",
        "http://ATRIUM.example,atrium.EXAMPLE",
        "http://[::1]:8080,[::1]:8080",
        "https://intranet.example,atrium.example",
        "http://tools.example:8443,atrium.example"
    })
    void pagesOfThisHostAndOfTheSettingMay(String origin, String host) {
        assertTrue(origins.allows(origin, host));
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example,atrium.example",
        "http://atrium.example.evil.example,atrium.example",
        "http://evilatrium.example,atrium.example",
        "http://atrium.example:8081,atrium.example:8080",
        "http://localhost,localhost:8080",
        "null,atrium.example",
        "file://atrium.example,atrium.example",
        "http://evil.example#atrium.example,atrium.example",
        "http://atrium.example@evil.example,atrium.example",
        "not an origin,atrium.example",
        "http://intranet.example,atrium.example"
    })
    void othersMayNot(String origin, String host) {
        assertFalse(origins.allows(origin, host));
    }

    @Test
    void noOriginIsNoProof() {
        assertFalse(origins.allows(null, "atrium.example"));
        assertFalse(origins.allows("http://atrium.example", null));
    }

    @Test
    void a_page_is_known_by_its_address() {
        assertEquals("http://atrium.intra:8080", Origins.ofPage("http://atrium.intra:8080/room/ops?x=1#y"));
        assertNull(Origins.ofPage(null));
        assertNull(Origins.ofPage("about:blank"));
        assertNull(Origins.ofPage("http://[broken"));
    }
}
