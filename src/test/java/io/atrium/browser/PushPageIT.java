package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking to be told while no page is open. The browser's push service is made up; the worker, the page and the server are real. */
class PushPageIT extends BrowserTest {
    private static final String MADE_UP = """
            Object.defineProperty(Notification, 'permission', { get: () => localStorage.getItem('test.permission') ?? 'default' });
            Notification.requestPermission = async () => { localStorage.setItem('test.permission', 'granted'); return 'granted'; };
            const made = () => {
              const key = localStorage.getItem('test.key');
              return key && {
                endpoint: 'http://localhost:9/made-up',
                options: { applicationServerKey: Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)).buffer },
                // The public key of RFC 8291's example.
                toJSON: () => ({ endpoint: 'http://localhost:9/made-up', keys: {
                  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' } }),
                unsubscribe: async () => localStorage.removeItem('test.key'),
              };
            };
            PushManager.prototype.getSubscription = async () => made();
            PushManager.prototype.subscribe = async ({ applicationServerKey }) => { localStorage.setItem('test.key', applicationServerKey); return made(); };
            """;

    @Override
    protected AtriumServer server() {
        return AtriumServer.tuned();
    }

    @Test
    void whoever_presses_the_button_is_told_from_then_on_until_they_press_the_other() {
        Page page = newPage(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(390, 800));
        List<String> troubles = troublesOf(page);
        page.context().addInitScript(MADE_UP);
        signIn(page, "ann", "demo");
        page.navigate("/settings");
        Locator place = page.locator("[data-push]");
        assertThat(place.locator("[data-browser-state]")).hasText("没有打开页面时，此浏览器不会收到通知。");
        place.locator("[data-want]").click();
        assertThat(place.locator("[data-browser-state]")).hasText("没有打开页面时，此浏览器也会收到通知。");
        assertEquals(1, added());
        page.reload();
        assertThat(place.locator("[data-no-more]")).isVisible();
        place.scrollIntoViewIfNeeded();
        screenshot(page, "push-zh-390-dark");
        assertEquals(
                server().baseUrl() + "/push/push.js",
                page.evaluate(
                        "() => navigator.serviceWorker.getRegistration('/push/').then(({ active, waiting, installing }) => (active ?? waiting ?? installing).scriptURL)"));
        place.locator("[data-no-more]").click();
        assertThat(place.locator("[data-want]")).isVisible();
        assertEquals(List.of(), troubles);
    }

    private long added() {
        return server()
                .as("admin")
                .get("/api/audit?what=account.push_added")
                .expect(200)
                .json()
                .getJsonArray("acts")
                .stream()
                .filter(act -> act.toString().contains("\"localhost:9\""))
                .count();
    }
}
