package io.atrium.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that looks through Chromium, as {@link NeedsChromium} finds it. Each {@link #newPage} is a person with cookies of their own.
 */
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {
    static {
        // Seconds go by where two processors serve server, browser and tests.
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    }

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> people = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(NeedsChromium.PATH)
                        .setArgs(FLAGS));
    }

    @AfterEach
    void closePeople() {
        people.forEach(BrowserContext::close);
        people.clear();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
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

    protected static Path screenshots() {
        return ServerCommand.target().resolve("screenshots");
    }
}
