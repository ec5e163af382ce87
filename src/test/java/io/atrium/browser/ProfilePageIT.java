package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody says who they are and what they do; somebody else sees it, without a reload. */
class ProfilePageIT extends BrowserTest {
    private static final Pattern PICTURE = Pattern.compile("/api/pictures/[^/]+/small");

    private String login;
    private String password;
    private RestClient pia;
    private String room;

    @BeforeEach
    void arrive() {
        login = "pia" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted = json("{'login':'" + login + "','name':'Pia Holm'}");
        password = server().as("admin")
                .post("/api/users", wanted)
                .expect(201)
                .json()
                .getString("password");
        pia = RestClient.signIn(server(), login, password);
        room = server().as("ann").newRoom("w");
        pia.put("/api/rooms/" + room + "/members/" + login, null);
        server().as("ann").put("/api/rooms/" + room + "/members/" + login, null).expect(200);
        Talk.post(pia, room, "the line runs");
    }

    @Test
    void a_picture_and_a_status_are_seen_by_others_at_once_and_a_status_ends_by_itself() throws IOException {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page ann = hers.page();
        Locator face = hers.row("the line runs").locator("> .avatar");
        Locator status = ann.locator(".drawer li[data-login=" + login + "] .person-status");
        assertThat(face).hasText("PH");
        assertThat(status).isHidden();

        Page page = newPage();
        signIn(page, login, password);
        page.navigate("/settings");
        page.locator("#about-picture").setInputFiles(new FilePayload("me.png", "image/png", png()));
        assertThat(page.locator("[data-about-picture] .avatar img")).isVisible();
        assertThat(face.locator("img")).hasAttribute("src", PICTURE);
        sayWhatSheDoes(page);

        assertThat(status).hasText(Pattern.compile("🔬In the lab until \\d\\d:\\d\\d"));
        picture(page, "settings-about-1280-light");
        picture(ann, "people-status-1280-light");

        face.click();
        seeCardAndWrite(ann);

        String end = Instant.now().plusSeconds(4).toString();
        pia.patch("/api/me/profile", json("{'status':{'text':'Back soon','until':'" + end + "'}}"))
                .expect(200);
        assertThat(ann.locator("header.bar .person-status")).containsText("Back soon");
        assertThat(ann.locator("header.bar .person-status")).isHidden();
        page.locator("[data-about-remove]").click();
        assertThat(ann.locator("header.bar .avatar img")).hasCount(0);
    }

    private void seeCardAndWrite(Page ann) {
        Locator card = ann.locator("[data-person-card]");
        assertThat(card).containsText("Shift lead");
        assertThat(card).containsText("In the lab until");
        picture(ann, "person-card-1280-light");
        ann.keyboard().press("Escape");
        assertThat(card).hasCount(0);
        ann.locator(".drawer [data-card-of=" + login + "]").focus();
        ann.keyboard().press("Enter");
        card.locator("button.primary").click();
        ann.waitForURL(Pattern.compile("/room/direct-"));
        assertThat(ann.locator("header.bar .person-status")).containsText("In the lab");
        assertThat(ann.locator("header.bar .avatar img")).isVisible();
        picture(ann, "direct-status-1280-light");
        ann.setViewportSize(390, 844);
        picture(ann, "direct-status-390-light");
        ann.setViewportSize(1280, 800);
    }

    private static void sayWhatSheDoes(Page page) {
        page.locator("#about-job").fill("Shift lead");
        page.locator("#about-emoji").fill("🔬");
        page.locator("#about-text").fill("In the lab");
        page.locator("#about-ends").selectOption("half");
        page.locator("[data-about] button[type=submit]").click();
    }

    @Test
    void what_can_not_be_taken_is_said_at_its_field() {
        Page page = newPage();
        signIn(page, login, password);
        page.navigate("/settings");
        page.locator("#about-picture")
                .setInputFiles(new FilePayload(
                        "me.png", "image/png", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(page.locator("#about-picture-wrong")).hasText("This is not a PNG, JPEG, GIF or lossy WebP.");
        page.locator("#about-emoji").fill("ab");
        page.locator("#about-text").fill("x");
        page.locator("[data-about] button[type=submit]").click();
        assertThat(page.locator("#about-wrong-emoji")).hasText("One emoji.");
        assertThat(page.locator("#about-emoji")).isFocused();
    }

    @Test
    void it_looks_right_in_the_dark_and_narrow() throws IOException {
        Page page = newPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK));
        signIn(page, login, password);
        page.navigate("/settings");
        page.locator("#about-picture").setInputFiles(new FilePayload("me.png", "image/png", png()));
        assertThat(page.locator("[data-about-picture] .avatar img")).isVisible();
        page.locator("#about").scrollIntoViewIfNeeded();
        picture(page, "settings-about-390-dark");
        Talk talk = Talk.in(page, room);
        talk.row("the line runs").locator("> .avatar").click();
        assertThat(page.locator("[data-person-card]")).containsText("Pia Holm");
        picture(page, "person-card-390-dark");
    }

    private static byte[] png() throws IOException {
        BufferedImage picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 600, 400, Color.MAGENTA));
        graphics.fillRect(0, 0, 600, 400);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(220, 80, 160, 160);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text.replace('\'', '"'));
    }
}
