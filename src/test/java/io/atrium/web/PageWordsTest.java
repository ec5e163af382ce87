package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "atrium",
                "search",
                "console",
                "people",
                "housekeeping",
                "notices",
                "membership",
                "access",
                "compliance"
            })
    void what_the_pages_say_is_said_in_both_languages(String bundle) throws IOException {
        assertEquals(keys(bundle + ".properties"), keys(bundle + "_zh.properties"));
    }

    private static Set<String> keys(String file) throws IOException {
        try (InputStream in = PageWordsTest.class.getResourceAsStream("/messages/" + file);
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return new TreeSet<>(words.stringPropertyNames());
        }
    }
}
