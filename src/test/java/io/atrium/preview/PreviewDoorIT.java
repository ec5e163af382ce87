package io.atrium.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.Wiki;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of pages that entries link to, and by whom. */
class PreviewDoorIT {
    private final RestClient ann = AtriumServer.shared().as("ann");
    private Wiki wiki;
    private String room;

    @BeforeEach
    void makeRoom() {
        wiki = new Wiki();
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "p-" + UUID.randomUUID().toString().substring(0, 13))
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
    }

    @AfterEach
    void stop() {
        wiki.close();
    }

    @Test
    void what_a_page_says_is_kept_for_all_who_read() {
        String path = "/api/rooms/" + room + "/entries/" + said("see " + wiki.base() + "/pump/" + room) + "/preview";
        String first = ann.get(path).expect(200).text();
        assertEquals(
                first, AtriumServer.shared().as("bob").get(path).expect(200).text());
        assertEquals(1, wiki.asked());
    }

    private int said(String text) {
        return ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getInt("seq");
    }

    private int status(String link) {
        int seq = said("see " + link);
        return ann.get("/api/rooms/" + room + "/entries/" + seq + "/preview").status();
    }

    @Test
    void redirects_are_followed_to_those_that_may_be_asked_and_not_for_ever() {
        assertEquals(200, status(wiki.base() + "/moved"));
        assertEquals(1, wiki.asked());
        assertEquals(204, status(wiki.base() + "/round"));
        assertEquals(204, status(wiki.base() + "/away"));
        assertEquals(204, status(wiki.base("127.0.0.1") + "/pump/5"));
        assertEquals(204, status("http://169.254.169.254/latest/meta-data"));
        assertEquals(0, wiki.asked());
    }

    @Test
    void a_page_is_read_so_far_and_what_is_no_page_is_none() {
        assertEquals(200, status(wiki.base() + "/large"));
        assertEquals(204, status(wiki.base() + "/gone"));
        assertEquals(204, status("http://localhost:1/nobody"));
    }

    @Test
    void it_is_asked_for_by_who_may_read_the_entry() {
        int seq = said("see " + wiki.base() + "/pump/6");
        String path = "/api/rooms/" + room + "/entries/" + seq + "/preview";
        ann.patch(
                        "/api/rooms/" + room,
                        Json.createObjectBuilder().add("visibility", "private").build())
                .expect(200);
        AtriumServer.shared().as("cho").get(path).expect(404);
        AtriumServer.shared().as("bob").get(path).expect(200);
        ann.get("/api/rooms/" + room + "/entries/999/preview").expect(404);
        ann.get("/api/rooms/" + room + "/entries/x/preview").expect(422);
    }

    @Test
    void the_picture_it_names_is_drawn_anew_and_served_from_here() throws IOException {
        int seq = said("see " + wiki.base() + "/pictured/" + room);
        String path = "/api/rooms/" + room + "/entries/" + seq + "/preview";
        JsonObject shown = ann.get(path).expect(200).json().getJsonObject("picture");
        assertEquals(720, shown.getInt("width"));
        assertEquals(432, shown.getInt("height"));
        assertEquals("A pump <b>with</b> two valves", shown.getString("alt"));
        FileClient bob = new FileClient(AtriumServer.shared().as("bob"), room);
        FileClient.Answer picture = bob.get(path + "/picture").expect(200);
        assertEquals("image/jpeg", picture.header("Content-Type"));
        assertEquals("sandbox; default-src 'none'", picture.header("Content-Security-Policy"));
        assertEquals("same-origin", picture.header("Cross-Origin-Resource-Policy"));
        assertEquals("nosniff", picture.header("X-Content-Type-Options"));
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertEquals(720, drawn.getWidth());
        assertEquals(1, wiki.picturesAsked());
        assertEquals(1, wiki.asked());
        ann.patch(
                        "/api/rooms/" + room,
                        Json.createObjectBuilder().add("visibility", "private").build())
                .expect(200);
        new FileClient(AtriumServer.shared().as("cho"), room)
                .get(path + "/picture")
                .expect(404);
        ann.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("type", "delete")
                                .add("seq", seq)
                                .build())
                .expect(201);
        bob.get(path + "/picture").expect(404);
    }

    @Test
    void without_a_picture_that_may_be_shown_there_is_the_text() {
        for (String path : List.of("/huge", "/pixel", "/elsewhere", "/sent", "/broken", "/slow")) {
            int seq = said("see " + wiki.base() + path);
            String preview = "/api/rooms/" + room + "/entries/" + seq + "/preview";
            JsonObject found = ann.get(preview).expect(200).json();
            assertEquals("Works wiki", found.getString("site"), path);
            assertFalse(found.containsKey("picture"), path);
            ann.get(preview + "/picture").expect(404);
        }
        assertEquals(1, wiki.picturesAsked()); // the pixel
    }
}
