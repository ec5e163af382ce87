package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {
    @Test
    void pictures_come_from_this_server_and_those_a_kind_names() {
        String directives = ContentPolicy.directives(List.of("https://tiles.example:8443"));
        assertTrue(directives.contains("; img-src 'self' data: https://tiles.example:8443; "), directives);
        assertTrue(directives.contains("; connect-src 'self'; "), directives);
        assertTrue(ContentPolicy.directives(List.of()).contains("; img-src 'self' data:; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://a.example; script-src *", "https:", "a.example", "https://a.example/path", ""})
    void nothing_but_an_origin_gets_into_the_policy(String source) {
        assertThrows(IllegalArgumentException.class, () -> ContentPolicy.directives(List.of(source)));
    }
}
