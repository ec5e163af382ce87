package io.atrium.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.BrowserTest;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people: files go along with what one of them forwards, and with what is left for later. */
class FilesAlongIT extends BrowserTest {
    private static final String FILES = "[data-composer] [data-files]";
    private static final String CHIPS = "[data-composer] .upload";

    private final RestClient ann = AtriumServer.shared().as("ann");
    private String room;
    private String other;

    @BeforeEach
    void makeRooms() {
        room = ann.newRoom("a");
        other = ann.newRoom("b");
    }

    @Test
    void who_is_forwarded_a_message_sees_its_picture_and_its_document() throws IOException {
        say("the new pump", "pump.png", picture(), "minutes-of-the-meeting-about-pumps.pdf", FileClient.bytes(234_567));
        Talk his = Talk.in(signedIn("bob"), other);
        Talk hers = Talk.in(signedIn("ann"), room);
        List<String> troubles = troublesOf(hers.page());
        Locator dialog = forward(hers, "the new pump");
        assertThat(dialog.locator(".forwarding p")).hasText("the new pump");
        assertThat(dialog.locator(".forwarding .upload"))
                .containsText(new String[] {"pump.png", "minutes-of-the-meeting-about-pumps.pdf"});
        dialog.locator("[data-target='" + other + "']").click();
        Locator row = his.row("the new pump");
        assertThat(row.locator(".forwarded")).containsText("Ann");
        assertTrue((Boolean)
                row.locator(".picture img").evaluate("img => img.decode().then(() => img.naturalWidth === 720)"));
        assertThat(row.locator(".file")).containsText("minutes-of-the-meeting");
        his.page().locator("#tab-files").click();
        assertThat(his.page().locator("#panel-files [data-file]")).hasCount(2);

        hers.row("the new pump").hover();
        hers.row("the new pump").locator(".tools [data-delete]").click();
        hers.page().locator("[data-erase] [value=yes]").click();
        assertThat(hers.rows().locator(".files")).hasCount(0);
        his.page().reload();
        his.connected();
        assertThat(row.locator(".file")).isVisible();
        assertTrue((Boolean)
                row.locator(".picture img").evaluate("img => img.decode().then(() => img.naturalWidth === 720)"));
        assertEquals(List.of(), troubles);
    }

    @Test
    void what_is_left_for_later_keeps_its_files_and_says_which() throws IOException {
        Talk hers = Talk.in(signedIn("ann"), room);
        Talk his = Talk.in(signedIn("bob"), room);
        Page page = hers.page();
        List<String> troubles = troublesOf(page);
        page.setInputFiles(FILES, new FilePayload[] {
            new FilePayload("view.png", "image/png", picture()),
            new FilePayload("notes.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8))
        });
        assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(2);
        page.click("[data-later-button]");
        assertThat(page.locator("dialog.later .later-files li")).hasText(new String[] {"view.png", "notes.txt"});
        page.click("[data-later='later.tomorrow']");
        assertThat(page.locator(".composer .waiting")).containsText("1 message waits");
        assertThat(page.locator(CHIPS)).hasCount(0);
        page.reload();
        hers.connected();
        page.click(".composer .waiting");
        Locator rows = page.locator("[data-scheduled]");
        assertThat(rows.first().locator(".later-files li")).hasText(new String[] {"view.png", "notes.txt"});
        rows.first().locator("button").click();
        assertThat(rows).hasCount(0);

        later(3, "the plan", "plan.txt", "hello".getBytes(StandardCharsets.UTF_8));
        assertThat(his.row("the plan").locator(".file")).containsText("plan.txt");
        assertThat(page.locator(".composer .waiting")).isHidden();
        assertEquals(List.of(), troubles);
    }

    @Test
    void the_dialogs_look_at_home() throws IOException {
        try {
            showDialogs();
        } finally {
            ann.get("/api/scheduled").json().getJsonArray("scheduled").stream()
                    .map(one -> one.asJsonObject())
                    .filter(one -> one.getString("room").equals(room))
                    .forEach(one ->
                            ann.delete("/api/scheduled/" + one.getInt("id")).expect(204));
        }
    }

    private void showDialogs() throws IOException {
        say(
                "The new pump runs **quietly**, here is how it looks and what was said about it on Thursday. "
                        .repeat(4),
                "pump.png",
                picture(),
                "minutes-of-the-meeting-about-pumps.pdf",
                FileClient.bytes(234_567));
        later(86_400, "for the record", "protocol.pdf", FileClient.bytes(1_000));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Page page = person("en-US", width, scheme, "ann");
                Talk talk = Talk.in(page, room);
                forward(talk, "The new pump");
                picture(page, "files-along-forward-" + look);
                page.keyboard().press("Escape");
                page.setInputFiles(FILES, new FilePayload("view.png", "image/png", picture()));
                assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(1);
                page.click("[data-later-button]");
                picture(page, "files-along-later-" + look);
                page.keyboard().press("Escape");
                page.click(".composer .waiting");
                assertInside(page.locator("[data-scheduled] button"), page.locator("dialog.scheduled"));
                picture(page, "files-along-scheduled-" + look);
            }
        }
    }

    private static void assertInside(Locator button, Locator dialog) {
        double end = button.boundingBox().x + button.boundingBox().width;
        assertTrue(end < dialog.boundingBox().x + dialog.boundingBox().width - 16, "the button leaves its dialog");
    }

    private static Locator forward(Talk talk, String text) {
        talk.row(text).hover();
        talk.row(text).locator(".tools [data-more]").click();
        talk.page().locator("[data-do=forward]").click();
        return talk.page().locator("[data-forward]");
    }

    private void say(String text, String shown, byte[] picture, String document, byte[] content) {
        FileClient files = new FileClient(ann, room);
        files.say(text, idOf(files, shown, "image/png", picture), idOf(files, document, "application/pdf", content))
                .expect(201);
    }

    private void later(int seconds, String text, String name, byte[] content) {
        String id = idOf(new FileClient(ann, room), name, "text/plain", content);
        ann.post(
                        "/api/scheduled",
                        Json.createObjectBuilder()
                                .add("room", room)
                                .add("at", Instant.now().plusSeconds(seconds).toString())
                                .add(
                                        "frame",
                                        Json.createObjectBuilder()
                                                .add("message", text)
                                                .add(
                                                        "files",
                                                        Json.createArrayBuilder()
                                                                .add(id)))
                                .build())
                .expect(201);
    }

    private static String idOf(FileClient files, String name, String type, byte[] content) {
        return files.put(name, type, content).expect(201).json().getString("id");
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 1600, 900, Color.BLUE));
        graphics.fillRect(0, 0, 1600, 900);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
