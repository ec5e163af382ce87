package io.atrium.web.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Boiler house, boiler-house",
        "'Café: \"Zum Löwen\"', cafe-zum-lowen",
        "Ann's room, anns-room",
        "  --Release 1.4.2!, release-1-4-2",
        "Straße, strasse",
        "项目 Alpha, alpha",
        "build_server, build_server"
    })
    void a_title_gives_a_name(String title, String name) {
        assertEquals(name, Slug.of(title));
        assertTrue(Text.isName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "锅炉房", "!!!"})
    void a_title_without_latin_letters_gives_none(String title) {
        assertEquals("", Slug.of(title));
    }

    @Test
    void a_long_title_is_cut_between_words() {
        assertEquals(
                "the-boiler-house-behind-the-old-canteen",
                Slug.of("The boiler house behind the old canteen, north wing"));
    }
}
