package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'; script-src 'self'";

    @Test
    void the_origins_listed_may_frame() {
        assertEquals(
                "default-src 'self'; frame-ancestors https://portal.example http://*.here.example:8080; script-src 'self'",
                new Embedding(" https://Portal.example/ ,http://*.here.example:8080,").framedBy(POLICY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https:",
                "portal.example",
                "https://a.example/path",
                "https://a.example; script-src *",
                "https://a.example 'self'",
                "null"
            })
    void what_is_no_origin_is_refused_by_name(String origin) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Embedding(origin));
        assertEquals(
                "ATRIUM_EMBED_ORIGINS: " + origin.toLowerCase(Locale.ROOT)
                        + " is no origin, as https://portal.example is one",
                refused.getMessage());
    }
}
