package io.atrium.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static List<String> in(String text) {
        return Links.in(text).map(URI::toString).toList();
    }

    @Test
    void addresses_are_found_bare_and_behind_labels() {
        assertEquals(
                List.of("https://a.example/x?y=1&z=2#q", "http://b.example", "https://c.example/d"),
                in("see https://a.example/x?y=1&z=2#q, (http://b.example). And [the plan](https://c.example/d)!"));
        assertEquals(List.of(), in("https:// nothing, ftp://a.example, javascript:alert(1), a.example"));
        assertEquals(List.of("https://a.example/b"), in("读这里：https://a.example/b 谢谢"));
    }

    @Test
    void what_is_no_address_or_too_long_is_passed_over() {
        assertEquals(
                List.of("https://b.example"),
                in("https://a.example/%zz https://b.example https://c.example/" + "x".repeat(2_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://wiki.example/a, true",
        "https://WIKI.example, true",
        "https://wiki.example.evil, false",
        "https://evil.example/wiki.example, false",
        "https://wiki.example@evil.example/, false",
        "https://a.docs.example/, true",
        "https://docs.example/, false",
        "https://evildocs.example/, false",
    })
    void only_hosts_that_are_listed_are_asked(String address, boolean allowed) {
        assertEquals(allowed, new PreviewHosts("wiki.example, *.docs.example").allow(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "https://wiki.example", "wiki.example/a", "wiki_example", "a:80"})
    void what_is_no_host_is_refused_by_name(String host) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new PreviewHosts(host));
        assertEquals(
                "ATRIUM_PREVIEW_HOSTS: " + host + " is no host, as wiki.example or *.wiki.example is one",
                refused.getMessage());
    }

    @Test
    void nothing_listed_allows_nobody() {
        assertEquals(false, new PreviewHosts(" ").allow(URI.create("https://wiki.example")));
    }
}
