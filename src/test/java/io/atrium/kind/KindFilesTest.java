package io.atrium.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind must bring, whatever it is: a new one needs no line here. */
class KindFilesTest {
    private static final Path FRONT_END = Path.of("src/main/frontend/kind");
    private static final Pattern WORD = Pattern.compile("words\\['([^']+)']");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    static List<String> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_kind_is_whole(String kind) {
        for (Path file : List.of(
                Path.of("src/main/java/io/atrium/kind", kind, "package-info.java"),
                fragment(kind),
                FRONT_END.resolve(kind + ".js"),
                FRONT_END.resolve(kind).resolve("icon.svg"),
                Path.of("src/test/resources/io/atrium/kind", kind, "walk.json"))) {
            assertTrue(Files.exists(file), () -> kind + " has no " + file);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void both_languages_say_the_same_with_the_same_places(String kind) throws IOException {
        Properties english = words(kind, "messages.properties");
        Properties chinese = words(kind, "messages_zh.properties");
        assertEquals(keys(english), keys(chinese));
        for (String key : chinese.stringPropertyNames()) {
            // Chinese counts without a form for one.
            String counterpart = english.getProperty(key);
            assertEquals(places(counterpart), places(chinese.getProperty(key)), kind + ": " + key);
        }
        for (String key : List.of("kind.name", "kind.purpose")) {
            assertTrue(english.containsKey(key), () -> kind + " says nothing of " + key);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void its_page_says_nothing_it_has_no_word_for(String kind) throws IOException {
        Properties english = words(kind, "messages.properties");
        List<String> missing = new ArrayList<>();
        WORD.matcher(markup(kind))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !english.containsKey(key))
                .forEach(missing::add);
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void no_text_of_its_page_is_written_into_the_markup(String kind) throws IOException {
        String text = markup(kind)
                .replaceAll("(?s)<ui:remove>.*?</ui:remove>", "")
                .replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("#\\{[^}]*}", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[^\\p{L}]+", "");
        assertEquals("", text);
    }

    /** Its stage, and what it has in the drawer. */
    private static String markup(String kind) throws IOException {
        Path aside = Path.of("src/main/webapp/WEB-INF/kind", kind + "-aside.xhtml");
        return Files.readString(fragment(kind)) + (Files.exists(aside) ? Files.readString(aside) : "");
    }

    private static Path fragment(String kind) {
        return Path.of("src/main/webapp/WEB-INF/kind", kind + ".xhtml");
    }

    private static Set<String> keys(Properties words) {
        return words.stringPropertyNames().stream()
                .map(key -> key.replaceFirst("\\.one$", ".other"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties words(String kind, String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/io/atrium/kind", kind, file))) {
            words.load(reader);
        }
        return words;
    }
}
