package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No serious violation that axe-core finds, on any page, light and dark, wide and narrow. */
class AccessibilityIT extends BrowserTest {
    private static final Path AXE = Path.of("src/main/frontend/node_modules/axe-core/axe.min.js");

    private static final List<String> OF_ALL = List.of("/lobby", "/new", "/search?q=the", "/settings", "/check");

    private static final List<String> OF_ADMINISTRATORS = List.of(
            "/admin/overview",
            "/admin/sessions",
            "/admin/why?person=bob&room=operations&seq=1",
            "/admin/users",
            "/admin/users?user=bob",
            "/admin/users?add=true",
            "/admin/announcements",
            "/admin/integrations",
            "/admin/settings",
            "/admin/audit",
            "/admin/search");

    /** What axe finds, as {@code impact rule: where}. */
    private static final String SERIOUS =
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],"
                    + " resultTypes: ['violations'] })).violations.filter(({ impact }) => impact === 'serious' || impact"
                    + " === 'critical').flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) =>"
                    + " `${impact} ${id}: ${target.join(' ')} (${failureSummary.replace(/\\s+/g, ' ')})`))";

    @Test
    void light_and_wide() throws IOException {
        look(1280, ColorScheme.LIGHT);
    }

    @Test
    void dark_and_narrow() throws IOException {
        look(390, ColorScheme.DARK);
    }

    private void look(int width, ColorScheme scheme) throws IOException {
        String axe = Files.readString(AXE);
        Map<String, List<String>> found = new TreeMap<>();
        Page bob = person("en-GB", width, scheme, "bob");
        List<String> paths = new ArrayList<>(OF_ALL);
        paths.addAll(roomOfEachKind());
        paths.forEach(path -> look(bob, path, axe, found));
        Page admin = person("en-GB", width, scheme, "admin");
        OF_ADMINISTRATORS.forEach(path -> look(admin, path, axe, found));
        admin.context().clearCookies();
        look(admin, "/signin", axe, found);
        assertEquals(Map.of(), found);
    }

    private static void look(Page page, String path, String axe, Map<String, List<String>> found) {
        page.navigate(path);
        assertThat(page.locator("h1").first()).isVisible();
        painted(page);
        page.evaluate(axe);
        @SuppressWarnings("unchecked")
        List<String> serious = (List<String>) page.evaluate(SERIOUS);
        if (!serious.isEmpty()) {
            found.put(path, serious);
        }
    }

    private static List<String> roomOfEachKind() {
        Map<String, String> rooms = new TreeMap<>();
        AtriumServer.shared()
                .as("bob")
                .get("/api/rooms?limit=1000")
                .expect(200)
                .json()
                .getJsonArray("rooms")
                .getValuesAs(JsonObject.class)
                .forEach(room -> rooms.putIfAbsent(room.getString("kind"), "/room/" + room.getString("name")));
        assertEquals(7, rooms.size(), rooms::toString);
        return List.copyOf(rooms.values());
    }
}
