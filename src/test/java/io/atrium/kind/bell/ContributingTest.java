package io.atrium.kind.bell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/CONTRIBUTING.md shows how a kind is written: what it shows is compiled here, and what it names is there. */
class ContributingTest {
    private static final Path GUIDE = Path.of("docs/CONTRIBUTING.md");

    @Test
    void the_bean_it_shows_is_the_bean_that_is_compiled() throws IOException {
        Matcher shown = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(GUIDE));
        assertTrue(shown.find());
        String bean = Files.readString(Path.of("src/test/java/io/atrium/kind/bell/BellKind.java"));
        assertEquals(bean.substring(bean.indexOf("/** A bell.")), shown.group(1));
    }

    @Test
    void every_interface_it_names_is_there() throws IOException {
        Matcher named = Pattern.compile("\\| `([A-Z]\\w+)` \\|").matcher(Files.readString(GUIDE));
        int count = 0;
        while (named.find()) {
            Path file = Path.of("src/main/java/io/atrium/room", named.group(1) + ".java");
            assertTrue(Files.exists(file), file::toString);
            count++;
        }
        assertTrue(count >= 8, "the table of abilities has gone");
    }
}
