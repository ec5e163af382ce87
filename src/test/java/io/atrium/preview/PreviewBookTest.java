package io.atrium.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a page that fails. */
class PreviewBookTest {
    private static final String URL = "https://wiki.example/a";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Preview PUMP = new Preview(URL, "Pump 3", "", "wiki.example", null);

    private final Map<Class<?>, Object> rows = new HashMap<>();
    private final PreviewBook book = book();

    private PreviewBook book() {
        Object entities = Proxy.newProxyInstance(
                PreviewBook.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("persist")) {
                        rows.put(arguments[0].getClass(), arguments[0]);
                    }
                    return method.getName().equals("find") ? rows.get(arguments[0]) : null;
                });
        try {
            PreviewBook made = new PreviewBook();
            Field field = PreviewBook.class.getDeclaredField("entities");
            field.setAccessible(true);
            field.set(made, entities);
            return made;
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }

    @Test
    void what_was_kept_stays_until_the_page_is_asked_anew() {
        book.keep(URL, PUMP, null, HOUR.negated());
        assertEquals(Optional.empty(), book.find(URL), "it is over");
        assertEquals(Optional.of(PUMP), book.keepOn(URL, HOUR));
        assertEquals(Optional.of(Optional.of(PUMP)), book.find(URL));
    }

    @Test
    void of_what_was_never_seen_it_is_known_that_nothing_came_of_it() {
        assertEquals(Optional.empty(), book.keepOn(URL, HOUR));
        assertEquals(Optional.of(Optional.empty()), book.find(URL));
        assertEquals(Optional.empty(), book.keepOn(URL, HOUR));
    }

    @Test
    void what_a_page_says_of_itself_no_more_is_kept_no_more() {
        book.keep(URL, PUMP, null, HOUR);
        book.keep(URL, null, null, HOUR);
        assertEquals(Optional.of(Optional.empty()), book.find(URL));
    }
}
