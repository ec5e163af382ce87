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
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people who show each other files. */
class FilesPageIT extends BrowserTest {
    private static final String FILES = "[data-composer] [data-files]";
    private static final String CHIPS = "[data-composer] .upload";

    private String room;

    @BeforeEach
    void makeRoom() {
        room = AtriumServer.shared().as("ann").newRoom("f");
    }

    @Test
    void a_picture_and_a_document_are_seen_by_both_and_go_with_their_message() throws IOException {
        Page page = signedIn("ann");
        List<String> troubles = troublesOf(page);
        Talk hers = Talk.in(page, room);
        Talk his = Talk.in(signedIn("bob"), room);
        page.setInputFiles(FILES, new FilePayload[] {picture("view.png"), text("notes <b>.txt")});
        assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(2);
        hers.say("from the roof");
        assertThat(page.locator(CHIPS)).hasCount(0);
        Locator row = his.row("from the roof");
        Locator picture = row.locator(".picture img");
        assertThat(picture).hasAttribute("width", "360");
        assertThat(picture).hasAttribute("height", "203");
        assertThat(row.locator(".file")).containsText("notes <b>.txt");
        assertThat(row.locator(".file")).containsText("5 B");
        assertTrue((Boolean) picture.evaluate("img => img.decode().then(() => img.naturalWidth === 720)"));

        his.page().reload();
        his.connected();
        assertThat(row.locator(".picture img")).hasAttribute("height", "203");
        his.page().locator("#tab-files").click();
        assertThat(his.page().locator("#panel-files [data-file]")).hasCount(2);

        hers.row("from the roof").hover();
        hers.row("from the roof").locator(".tools [data-delete]").click();
        page.locator("[data-erase] [value=yes]").click();
        assertThat(his.page().locator(".stage .msg .files")).hasCount(0);
        assertThat(his.page().locator("#panel-files [data-file]")).hasCount(0);
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_picture_is_looked_at_by_keyboard_and_the_arrows_go_on() throws IOException {
        FileClient client = new FileClient(AtriumServer.shared().as("ann"), room);
        client.sent("one.png", "image/png", picture("one.png").buffer);
        client.sent("two.png", "image/png", picture("two.png").buffer);
        Page page = Talk.in(signedIn("ann"), room).page();
        page.locator("[data-picture]").first().focus();
        page.keyboard().press("Enter");
        Locator box = page.locator("dialog.lightbox");
        assertThat(box.locator("h2")).hasText("one.png");
        page.keyboard().press("ArrowRight");
        assertThat(box.locator("h2")).hasText("two.png");
        page.keyboard().press("Escape");
        assertThat(box).isHidden();
        assertThat(page.locator("[data-picture]").last()).isFocused();
    }

    @Test
    void an_upload_that_lost_its_connection_goes_on_where_it_was() {
        Talk hers = Talk.in(signedIn("ann"), room);
        Page page = hers.page();
        AtomicInteger pieces = new AtomicInteger();
        page.route("**/files/*", route -> {
            if (route.request().method().equals("PATCH") && pieces.incrementAndGet() == 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.setInputFiles(
                FILES, new FilePayload("long.bin", "application/x-long", FileClient.bytes(11 * 1024 * 1024)));
        assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(1);
        assertEquals(4, pieces.get()); // three pieces, one of them twice
        page.keyboard().press("Tab");
        page.fill("#message", "");
        page.locator("[data-composer] [type=submit]").click();
        assertThat(hers.rows().locator(".file")).containsText("11 MB");
    }

    @Test
    void a_pasted_picture_and_a_dropped_file_are_attached_and_can_be_taken_away() throws IOException {
        Page page = Talk.in(signedIn("ann"), room).page();
        String png = Base64.getEncoder().encodeToString(picture("x").buffer);
        page.locator("#message")
                .evaluate(
                        "(field, png) => { const data = new DataTransfer(); data.items.add(new File([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))], 'pasted.png', { type: 'image/png' }));"
                                + " field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
                        png);
        assertThat(page.locator(CHIPS + "[data-state=done]")).containsText("pasted.png");
        page.locator(".stage")
                .first()
                .evaluate(
                        "(stage) => { const data = new DataTransfer(); data.items.add(new File(['x'], 'dropped.txt'));"
                                + " stage.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));"
                                + " stage.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }");
        assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(2);
        page.locator(CHIPS).first().locator("button").click();
        assertThat(page.locator(CHIPS)).containsText(new String[] {"dropped.txt"});
    }

    @Test
    void files_look_at_home() throws IOException {
        FileClient client = new FileClient(AtriumServer.shared().as("ann"), room);
        client.sent("roof.png", "image/png", picture("roof.png").buffer);
        client.sent("minutes-of-the-meeting.pdf", "application/pdf", FileClient.bytes(234_567));
        client.sent("call.wav", "audio/wav", "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                Page page = person("en-US", width, scheme, "ann");
                Talk.in(page, room);
                page.setInputFiles(FILES, new FilePayload[] {picture("next.png"), text("list.txt")});
                assertThat(page.locator(CHIPS + "[data-state=done]")).hasCount(2);
                if (width == 1280) {
                    page.locator("#tab-files").click();
                    assertThat(page.locator("#panel-files [data-file]")).hasCount(3);
                }
                picture(page, "files-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
            }
        }
    }

    private static FilePayload text(String name) {
        return new FilePayload(name, "text/plain", "hello".getBytes(StandardCharsets.UTF_8));
    }

    private static FilePayload picture(String name) throws IOException {
        BufferedImage picture = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 1600, 900, Color.BLUE));
        graphics.fillRect(0, 0, 1600, 900);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }
}
