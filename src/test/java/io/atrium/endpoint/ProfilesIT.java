package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import io.atrium.testing.WebP;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of themselves, and who sees it. */
class ProfilesIT extends RoomTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final RestClient admin = server.as("admin");
    private final String login = "p" + Long.toString(System.nanoTime(), 36);
    private RestClient pat;

    @BeforeEach
    void arrive() {
        pat = newPerson(login);
    }

    @Test
    void a_picture_is_drawn_anew_kept_for_ever_under_its_name_and_told_to_all() throws IOException {
        byte[] photograph = jpeg(900, 600);
        byte[] polyglot = Arrays.copyOf(photograph, photograph.length + SCRIPT.length());
        System.arraycopy(SCRIPT.getBytes(StandardCharsets.UTF_8), 0, polyglot, photograph.length, SCRIPT.length());
        String version;
        try (Multiplexed window = Multiplexed.connect(bob)) {
            version = put(polyglot).expect(200).json().getString("picture");
            JsonObject told = window.awaitOwn("bob", face(login)).getJsonObject("face");
            assertEquals(version, told.getString("picture"));
        }
        requireDrawn(version);

        String other = put(jpeg(80, 80)).expect(200).json().getString("picture");
        assertNotEquals(version, other);
        assertEquals(404, picture(bob, version, "small", Map.of()).status());
        assertEquals(403, bob.delete("/api/users/" + login + "/picture").status());
        admin.delete("/api/users/" + login + "/picture").expect(204);
        assertEquals(404, admin.delete("/api/users/" + login + "/picture").status());
        assertEquals(JsonValue.NULL, of(bob, login).get("picture"));
        Await.until(
                "the trail has it",
                () -> admin.get("/api/audit?what=account&person=" + login)
                        .text()
                        .contains("account.picture_removed"));
    }

    private void requireDrawn(String version) throws IOException {
        FileClient.Answer small = picture(bob, version, "small", Map.of()).expect(200);
        assertEquals("image/jpeg", small.header("Content-Type"));
        assertEquals("nosniff", small.header("X-Content-Type-Options"));
        assertTrue(small.header("Cache-Control").contains("immutable"));
        assertFalse(new String(small.body(), StandardCharsets.ISO_8859_1).contains("script"));
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(small.body()));
        assertEquals(64, drawn.getWidth());
        assertEquals(64, drawn.getHeight());
        assertEquals(
                304,
                picture(bob, version, "small", Map.of("If-None-Match", small.header("ETag")))
                        .status());
        assertEquals(
                256,
                ImageIO.read(new ByteArrayInputStream(picture(bob, version, "large", Map.of())
                                .expect(200)
                                .body()))
                        .getWidth());
        assertEquals(
                401,
                RestClient.anonymous(server)
                        .get("/api/pictures/" + version + "/small")
                        .status());
    }

    @Test
    void a_webp_is_a_picture_too() throws IOException {
        requireDrawn(put(WebP.LOSSY).expect(200).json().getString("picture"));
        refused("picture_type", WebP.LOSSLESS);
        refused("picture_type", WebP.SEE_THROUGH);
    }

    @Test
    void what_is_no_picture_or_too_large_a_one_is_refused_by_name() throws IOException {
        refused("picture_type", SCRIPT.getBytes(StandardCharsets.UTF_8));
        refused("picture_type", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8));
        refused("picture_type", new byte[0]);
        refused("picture_size", pngOf(50_000, 50_000));
        refused("picture_broken", pngOf(200, 200));
        refused("picture_size", WebP.claiming(50_000, 50_000));
        refused("picture_type", WebP.claiming(20, 20));
        refused("picture_broken", Arrays.copyOf(WebP.LOSSY, 60));
        refused("picture_broken", Arrays.copyOf(jpeg(900, 600), 300));
        assertEquals(413, put(new byte[5 * 1024 * 1024 + 1]).status());
        assertEquals(JsonValue.NULL, of(pat, login).get("picture"));
    }

    @Test
    void a_status_is_seen_at_once_and_goes_by_itself() {
        try (Multiplexed window = Multiplexed.connect(bob)) {
            Instant end = Instant.now().plusSeconds(3);
            change("{'title':'Shift lead','status':{'text':'In the  lab','emoji':'🔬','until':'" + end + "'}}")
                    .expect(200);
            JsonObject told = window.awaitOwn("bob", face(login).and(frame -> isSaying(frame, "In the lab")))
                    .getJsonObject("face")
                    .getJsonObject("status");
            assertEquals("🔬", told.getString("emoji"));
            assertTrue(told.getInt("ends_in") <= 3);
            assertEquals("Shift lead", of(bob, login).getString("title"));
            window.awaitOwn(
                    "bob", face(login).and(frame -> frame.getJsonObject("face").isNull("status")));
        }
        assertTrue(of(bob, login).isNull("status"));
        change("{'status':{'text':'stays'}}").expect(200);
        assertEquals("Shift lead", of(bob, login).getString("title"), "what is not given stays");
        change("{'status':null,'title':null}").expect(200);
        assertTrue(of(bob, login).isNull("status"));
        assertTrue(of(bob, login).isNull("title"));
    }

    @Test
    void what_makes_no_sense_is_named_at_its_field() {
        wrong("text", "{'status':{'text':'" + "x".repeat(10_000) + "'}}");
        wrong("title", "{'title':'" + "x".repeat(81) + "'}");
        wrong("emoji", "{'status':{'text':'x','emoji':'ab'}}");
        wrong("emoji", "{'status':{'text':'x','emoji':'" + "🔬".repeat(2) + "'}}");
        wrong("until", "{'status':{'text':'x','until':'2001-01-01T00:00:00Z'}}");
        wrong("until", "{'status':{'text':'x','until':'2999-01-01T00:00:00Z'}}");
        wrong("until", "{'status':{'text':'x','until':'tomorrow'}}");
        wrong("status", "{'title':'kept out','status':'here'}");
        assertTrue(of(pat, login).isNull("title"), "all of it or nothing");
    }

    @Test
    void guests_know_of_those_they_share_a_room_with() {
        RestClient guest = newPerson("g" + login);
        admin.patch("/api/users/g" + login, json("{'role':'guest'}")).expect(200);
        change("{'status':{'text':'In the lab'}}").expect(200);
        assertEquals(404, guest.get("/api/people/" + login).status());
        assertFalse(faces(guest).containsKey(login));
        for (RestClient each : new RestClient[] {pat, guest}) {
            ann.put("/api/rooms/" + room + "/members/" + each.login(), null).expect(200);
        }
        assertEquals("In the lab", of(guest, login).getJsonObject("status").getString("text"));
        assertTrue(faces(guest).containsKey(login));
        try (Multiplexed window = Multiplexed.connect(guest)) {
            change("{'status':{'text':'Out'}}").expect(200);
            window.awaitOwn(guest.login(), face(login).and(frame -> isSaying(frame, "Out")));
        }
        assertEquals(422, guest.get("/api/faces?of=" + "x,".repeat(101) + "No!").status());
    }

    @Test
    void the_groups_both_are_in_are_told() {
        String handle = "c" + login;
        admin.post("/api/groups", json("{'handle':'" + handle + "','title':'Both','members':['bob','" + login + "']}"))
                .expect(201);
        assertTrue(of(bob, login).getJsonArray("groups").toString().contains(handle));
        assertFalse(of(ann, login).getJsonArray("groups").toString().contains(handle));
        admin.delete("/api/groups/" + handle).expect(204);
    }

    private RestClient newPerson(String name) {
        String password = admin.post("/api/users", json("{'login':'" + name + "','name':'Pat " + name + "'}"))
                .expect(201)
                .json()
                .getString("password");
        return RestClient.signIn(server, name, password);
    }

    private void refused(String code, byte[] bytes) {
        JsonObject problem = put(bytes).expect(422).json();
        assertEquals(code, problem.getString("code"));
        assertEquals("picture", problem.getString("field"));
    }

    private void wrong(String field, String change) {
        assertEquals(field, change(change).expect(422).json().getString("field"));
    }

    private RestClient.Answer change(String change) {
        return pat.patch("/api/me/profile", json(change));
    }

    private FileClient.Answer put(byte[] bytes) {
        return new FileClient(pat, room).send("PUT", "/api/me/picture", Map.of("Content-Type", "image/png"), bytes);
    }

    private FileClient.Answer picture(RestClient who, String version, String size, Map<String, String> headers) {
        return new FileClient(who, room).send("GET", "/api/pictures/" + version + "/" + size, headers, new byte[0]);
    }

    private static JsonObject of(RestClient who, String login) {
        return who.get("/api/people/" + login).expect(200).json();
    }

    private JsonObject faces(RestClient who) {
        return who.get("/api/faces?of=" + login + ",ann").expect(200).json().getJsonObject("faces");
    }

    private static Predicate<JsonObject> face(String login) {
        return frame -> frame.getString("type").equals("face")
                && frame.getString("login").equals(login);
    }

    private static boolean isSaying(JsonObject frame, String text) {
        JsonObject face = frame.getJsonObject("face");
        return !face.isNull("status")
                && face.getJsonObject("status").getString("text").equals(text);
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text.replace('\'', '"'));
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** The head of one that claims to be so large, and nothing behind. */
    private static byte[] pngOf(int width, int height) {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }
}
