package io.atrium.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Tunable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
    private static final Pattern ROW = Pattern.compile("^\\| (`ATRIUM_[^|]*)\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(ATRIUM_[A-Z0-9_]+)`");
    private static final Pattern PLAIN = Pattern.compile("`?([\\w:.]+)`?");

    private final List<KnownSettings.Known> known = KnownSettings.ALL.stream()
            .flatMap(group -> group.settings().stream())
            .toList();

    @Test
    void the_console_knows_the_settings_of_the_docs_in_their_order() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/operations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                NAME.matcher(row.group(1)).results().forEach(name -> documented.add(name.group(1)));
            }
        }
        assertEquals(
                documented, known.stream().map(KnownSettings.Known::variable).toList());
    }

    @Test
    void and_their_defaults() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/operations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find() && PLAIN.matcher(row.group(2).strip()).matches()) {
                Matcher name = NAME.matcher(row.group(1));
                name.find();
                documented.put(name.group(1), row.group(2).strip().replace("`", ""));
            }
        }
        Map<String, String> ours = new TreeMap<>();
        known.stream()
                .filter(setting -> documented.containsKey(setting.variable()))
                .forEach(setting -> ours.put(setting.variable(), setting.otherwise()));
        assertEquals(documented, ours);
    }

    @Test
    void what_may_be_changed_while_running_has_the_same_default_there() {
        for (Tunable tunable : Tunable.values()) {
            KnownSettings.Known setting = known.stream()
                    .filter(one -> one.variable().equals(tunable.variable()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(setting.property(), tunable.property());
            assertEquals(setting.otherwise(), Integer.toString(tunable.otherwise()));
        }
    }

    @Test
    void an_address_is_shown_without_what_opens_it() {
        assertEquals(
                "redis://***@redis.example:6379",
                SettingsInForce.withoutCredentials("redis://:secret@redis.example:6379"));
        assertEquals(
                "jdbc:postgresql://db/atrium?user=***&password=***&ssl=true",
                SettingsInForce.withoutCredentials("jdbc:postgresql://db/atrium?user=a&password=b&ssl=true"));
        assertEquals("redis://***@host:6379", SettingsInForce.withoutCredentials("redis://:p@s/s@host:6379"));
        assertEquals(
                "jdbc:postgresql://db/a?sslpassword=***",
                SettingsInForce.withoutCredentials("jdbc:postgresql://db/a?sslpassword=x"));
        assertEquals("https://tiles.example/{z}", SettingsInForce.withoutCredentials("https://tiles.example/{z}"));
    }

    @Test
    void what_is_called_a_secret_or_a_password_is_shown_to_nobody() {
        KnownSettings.ALL.stream()
                .flatMap(group -> group.settings().stream())
                .map(KnownSettings.Known::variable)
                .filter(name -> name.endsWith("SECRET") || name.endsWith("PASSWORD") || name.contains("SECRET_KEY"))
                .forEach(name -> assertTrue(SettingsInForce.isSecret(name), name));
    }
}
