package io.atrium.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that looks through Chromium, as {@link NeedsChromium} finds it and {@link OneBrowser} starts it. Each {@link #newPage} is a person with cookies of their own.
 */
@ExtendWith({NeedsChromium.class, OneBrowser.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {
    static {
        // Seconds go by where two processors serve server, browser and tests.
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    }

    private final List<BrowserContext> people = new ArrayList<>();
    private Browser browser;

    @BeforeAll
    void takeBrowser(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void closePeople() {
        people.forEach(BrowserContext::close);
        people.clear();
    }

    /** The server the pages come from; a class that needs one of its own overrides this. */
    protected AtriumServer server() {
        return AtriumServer.shared();
    }

    /** Somebody new at a 1280 px wide screen, with English as the browser's language. */
    protected Page newPage() {
        return newPage(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-US"));
    }

    /** @param options addresses are the {@link #server}'s unless they say otherwise */
    protected Page newPage(Browser.NewContextOptions options) {
        if (options.baseURL == null) {
            options.setBaseURL(server().baseUrl());
        }
        BrowserContext person = browser.newContext(options);
        people.add(person);
        return person.newPage();
    }

    /** What no page of ours may do, from now on: throw, complain on the console (as a policy does), open a dialog. */
    protected static List<String> troublesOf(Page page) {
        List<String> troubles = new CopyOnWriteArrayList<>();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text() + " at " + message.location());
            }
        });
        page.onDialog(dialog -> {
            troubles.add(dialog.message());
            dialog.dismiss();
        });
        return troubles;
    }

    /** Somebody of the demonstration data, signed in and in the lobby. */
    protected Page signedIn(String login) {
        Page page = newPage();
        signIn(page, login, "demo");
        return page;
    }

    /** As {@link #signedIn}, at a screen so wide, in a browser that speaks and looks so. */
    protected Page person(String locale, int width, ColorScheme scheme, String login) {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale(locale)
                .setColorScheme(scheme));
        signIn(page, login, "demo");
        return page;
    }

    /** Fills in the sign-in form and waits until the page is left. */
    protected void signIn(Page page, String login, String password) {
        page.navigate("/signin");
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("#enter").click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    /** Waits until what the page's script has done so far was painted. */
    protected static void painted(Page page) {
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Writes target/screenshots/NAME.png. */
    protected void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshots().resolve(name + ".png")));
    }

    /** As {@link #screenshot}, once all is painted, of a page that goes no further than its window. */
    protected void picture(Page page, String name) {
        painted(page);
        screenshot(page, name);
        assertEquals(
                false,
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                name + " is wider than its window");
    }

    protected static Path screenshots() {
        return ServerCommand.target().resolve("screenshots");
    }
}
