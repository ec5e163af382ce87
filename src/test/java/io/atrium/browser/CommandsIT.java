package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.Called;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;

/** Commands as two people see them, and the log of what was told to others. */
class CommandsIT extends BrowserTest {
    private final String room = AtriumServer.shared().as("ann").newRoom("c");

    @Test
    void what_one_does_is_seen_by_both_and_stays_after_a_reload() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        give(hers.page(), "/me waves");
        Locator row = his.page().locator(".msg.action", new Page.LocatorOptions().setHasText("waves"));
        assertThat(row.locator(".text")).hasAttribute("data-actor", "Ann Lindqvist");
        his.page().reload();
        assertThat(row.locator(".text")).hasAttribute("data-actor", "Ann Lindqvist");
        give(hers.page(), "//etc/hosts");
        assertThat(his.row("/etc/hosts")).isVisible();

        give(hers.page(), "/topic Ship it by Friday");
        assertThat(his.page().locator(".bar [data-purpose]")).hasText("Ship it by Friday");
        assertThat(hers.page().locator("[data-command-told]")).containsText("purpose is changed");
        screenshot(hers.page(), "commands-1280");
        give(his.page(), "/topic Mine");
        assertThat(his.page().locator("[data-command-told]")).containsText("only a");
        assertThat(his.page().locator("#message")).hasValue("/topic Mine");
        assertThat(hers.page().locator(".bar [data-purpose]")).hasText("Ship it by Friday");
    }

    @Test
    void an_unknown_one_stays_in_the_field_and_others_are_offered_by_keyboard() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        give(page, "/frobnicate now");
        Locator told = page.locator("[data-command-told]");
        assertThat(told).containsText("There is no command /frobnicate");
        assertThat(page.locator("#message")).hasValue("/frobnicate now");
        assertThat(page.locator(".msg")).hasCount(0);
        told.locator("button").click();
        assertThat(told).isHidden();
        page.fill("#message", "");
        page.locator("#message").pressSequentially("/m");
        Locator offered = page.locator("#callable [role=option]");
        assertThat(offered).hasCount(2);
        assertThat(offered.first()).containsText("/me");
        screenshot(page, "commands-offered-1280");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#message")).hasValue("/mute ");
        page.keyboard().press("Enter");
        assertThat(told).containsText("hear nothing of this room");
        assertThat(page.locator("#hearing")).hasValue("nothing");
        page.setViewportSize(390, 800);
        give(page, "/help");
        assertThat(told).containsText("/poll");
        screenshot(page, "commands-help-390");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot(page, "commands-help-390-dark");
        page.setViewportSize(1280, 800);
        screenshot(page, "commands-help-1280-dark");
    }

    @Test
    void a_keeper_sees_what_was_delivered_and_sends_it_again() {
        try (Called called = new Called()) {
            Talk hers = Talk.in(signedIn("ann"), room);
            Page page = hers.page();
            page.locator("[data-hooks]").click();
            page.fill("#outgoing-name", "Ticket desk");
            page.fill("#outgoing-url", called.at("/desk").toString());
            page.keyboard().press("Enter");
            assertThat(page.locator("#outgoing-secret")).not().hasValue("");
            Locator hook = page.locator("[data-outgoing]");
            hook.locator("button[aria-expanded]").click();
            assertThat(hook.locator(".deliveries")).containsText("Nothing was delivered yet");
            // The log that is open is told, long before it would ask.
            Talk.post(AtriumServer.shared().as("ann"), room, "please look at this");
            assertThat(hook.locator("[data-delivery]")).containsText("Arrived");
            assertThat(hook.locator("[data-delivery]")).containsText("200");
            screenshot(page, "deliveries-1280");
            hook.locator("[data-delivery] button").click();
            assertThat(hook.locator("[data-delivery]")).containsText("Arrived");
            page.setViewportSize(390, 800);
            screenshot(page, "deliveries-390");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            screenshot(page, "deliveries-390-dark");
            hook.locator("button.danger").click();
            assertThat(hook).hasCount(0);
        }
    }

    @Test
    void whose_webhook_was_given_up_is_told_and_a_link_opens_what_is_there_of_it() {
        try (Called called = new Called()) {
            RestClient ann = AtriumServer.shared().as("ann");
            RestClient cho = AtriumServer.shared().as("cho");
            role(ann, "keeper");
            String name = "Desk " + room;
            cho.post(
                            "/api/rooms/" + room + "/outgoing",
                            Json.createObjectBuilder()
                                    .add("name", name)
                                    .add("url", called.at("/x").toString())
                                    .build())
                    .expect(201);
            Page lobby = signedIn("cho");
            Page hers = signedIn("ann");
            hers.navigate("/room/" + room + "#webhooks");
            assertThat(hers.locator("[data-outgoing]")).containsText(name);
            assertThat(hers.locator("[data-outgoing]").getByText("Enable")).isHidden();
            role(ann, "member");
            Talk.post(ann, room, "he may not have this told");
            lobby.locator("[data-bell]").first().click();
            Locator notice = lobby.locator(".notice", new Page.LocatorOptions().setHasText(name));
            assertThat(notice).containsText("was switched off: you may not have it told");
            screenshot(lobby, "hook-given-up-1280");
            assertThat(hers.locator("[data-outgoing]")).containsText("Disabled");
            assertThat(hers.locator("[data-outgoing]").getByText("Enable")).isVisible();
            notice.locator("a").click();
            lobby.waitForURL("**/room/" + room + "#webhooks");
        }
    }

    private void role(RestClient by, String role) {
        by.put(
                        "/api/rooms/" + room + "/members/cho",
                        Json.createObjectBuilder().add("role", role).build())
                .expect(200);
    }

    @Test
    void an_administrator_registers_a_command() {
        Page page = signedIn("admin");
        page.navigate("/admin/integrations");
        String name = "x" + Long.toString(System.nanoTime(), 36);
        page.fill("#command-name", name);
        page.fill("#command-description", "Deploys what is ready");
        page.fill("#command-url", "http://example.org/");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-commands-wrong]")).containsText("https://");
        page.fill("#command-url", "https://example.org/deploy");
        page.keyboard().press("Enter");
        assertThat(page.locator("#command-secret")).not().hasValue("");
        Locator row = page.locator("[data-command=" + name + "]");
        assertThat(row).containsText("Deploys what is ready");
        screenshot(page, "integrations-1280");
        page.setViewportSize(390, 800);
        picture(page, "integrations-390");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot(page, "integrations-390-dark");
        page.setViewportSize(1280, 800);
        row.locator("button").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void an_administrator_makes_a_bot_whose_name_is_marked() {
        Page page = signedIn("admin");
        String name = "x" + Long.toString(System.nanoTime(), 36);
        page.navigate("/admin/users?add=true");
        page.fill("#login", "b" + name);
        page.fill("#name", "Robo");
        page.check("#bot");
        page.click("#create");
        String token = page.locator("#given").inputValue();
        AtriumServer server = AtriumServer.shared();
        RestClient robo = RestClient.bearer(server, "b" + name, token);
        assertThat(page.locator("#issue")).isVisible();
        screenshot(page, "bot-1280");

        robo.get("/api/rooms/" + room + "/entries").expect(200);
        Talk hers = Talk.in(signedIn("ann"), room);
        robo.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", "beep").build())
                .expect(201);
        assertThat(hers.row("beep").locator(".who .chip")).hasText("Bot");
        hers.page().reload();
        assertThat(hers.row("beep").locator(".who .chip")).hasText("Bot");
        assertThat(hers.page().locator(".drawer [data-login=b" + name + "] .chip"))
                .hasText("Bot");
    }

    private static void give(Page page, String text) {
        page.fill("#message", text);
        page.keyboard().press("Enter");
    }
}
