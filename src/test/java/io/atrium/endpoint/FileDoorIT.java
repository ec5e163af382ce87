package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files as they are given out: to whom, as what, and that nothing of them runs. */
class FileDoorIT extends RoomTest {
    private FileClient hers;
    private FileClient his;

    @BeforeEach
    void people() {
        hers = new FileClient(ann, room);
        his = new FileClient(bob, room);
        bob.get("/api/rooms/" + room + "/entries");
    }

    @Test
    void only_the_rooms_members_see_it_and_before_it_is_sent_its_owner_alone() {
        String id = hers.put("a.txt", "text/plain", FileClient.bytes(10))
                .expect(201)
                .json()
                .getString("id");
        hers.get("/files/" + id + "/a.txt").expect(200);
        his.get("/files/" + id + "/a.txt").expect(404);
        hers.say("", id).expect(201);
        his.get("/files/" + id + "/a.txt").expect(200);
        new FileClient(server.as("cho"), room).get("/files/" + id + "/a.txt").expect(404);
        assertEquals(
                302,
                new FileClient(RestClient.anonymous(server), room)
                        .get("/files/" + id + "/a.txt")
                        .status());
    }

    @Test
    void nothing_that_is_uploaded_runs() {
        for (String[] one : new String[][] {
            {"x.html", "text/html", "<script>alert(1)</script>"},
            {"x.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"},
            {"x.gif", "image/gif", "<html><script>alert(1)</script>"},
            {"x.pdf", "application/pdf", "%PDF-1.7"},
        }) {
            String id = hers.sent(one[0], one[1], one[2].getBytes(StandardCharsets.UTF_8));
            FileClient.Answer answer = his.get("/files/" + id + "/" + one[0]).expect(200);
            assertEquals("application/octet-stream", answer.header("Content-Type"), one[0]);
            assertTrue(answer.header("Content-Disposition").startsWith("attachment"), one[0]);
            assertHarmless(answer);
        }
    }

    @Test
    void a_picture_that_is_a_page_as_well_is_shown_as_a_picture_alone() throws IOException {
        byte[] picture = picture("gif", 20, 10);
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(picture, picture.length + page.length);
        System.arraycopy(page, 0, both, picture.length, page.length);
        String id = hers.sent("both.html", "text/html", both);
        FileClient.Answer answer = his.get("/files/" + id + "/both.html").expect(200);
        assertEquals("image/gif", answer.header("Content-Type"));
        assertHarmless(answer);
    }

    private static void assertHarmless(FileClient.Answer answer) {
        assertEquals("sandbox; default-src 'none'", answer.header("Content-Security-Policy"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertTrue(answer.header("Cache-Control").startsWith("private"));
    }

    @Test
    void a_pictures_size_is_told_and_a_large_one_has_a_thumbnail() throws IOException {
        JsonObject file = hers.put("view.png", "application/octet-stream", picture("png", 1600, 900))
                .expect(201)
                .json();
        assertEquals("image/png", file.getString("type"));
        assertEquals(1600, file.getInt("width"));
        assertEquals(900, file.getInt("height"));
        assertTrue(file.getBoolean("thumbnail"));
        FileClient.Answer small =
                hers.get("/files/" + file.getString("id") + "/thumbnail").expect(200);
        BufferedImage thumbnail = ImageIO.read(new java.io.ByteArrayInputStream(small.body()));
        assertEquals(720, thumbnail.getWidth());
        assertEquals(405, thumbnail.getHeight());
        assertHarmless(small);
    }

    @Test
    void a_picture_that_claims_to_be_enormous_is_never_unpacked() throws IOException {
        byte[] bomb = picture("png", 20, 10);
        bomb[18] = (byte) 0xC3; // 50,000 wide and high
        bomb[19] = 0x50;
        bomb[22] = (byte) 0xC3;
        bomb[23] = 0x50;
        JsonObject file = hers.put("bomb.png", "image/png", bomb).expect(201).json();
        assertFalse(file.containsKey("width"));
        assertFalse(file.containsKey("thumbnail"));
        hers.get("/files/" + file.getString("id") + "/thumbnail").expect(404);
    }

    @Test
    void parts_of_a_file_can_be_asked_for() {
        byte[] content = FileClient.bytes(1_000);
        String id = hers.sent("a.bin", "application/octet-stream", content);
        String path = "/files/" + id + "/a.bin";
        FileClient.Answer part =
                his.send("GET", path, Map.of("Range", "bytes=100-199"), null).expect(206);
        assertArrayEquals(Arrays.copyOfRange(content, 100, 200), part.body());
        assertEquals("bytes 100-199/1000", part.header("Content-Range"));
        assertEquals(
                10,
                his.send("GET", path, Map.of("Range", "bytes=-10"), null)
                        .expect(206)
                        .body()
                        .length);
        assertEquals(
                100,
                his.send("GET", path, Map.of("Range", "bytes=900-"), null)
                        .expect(206)
                        .body()
                        .length);
        his.send("GET", path, Map.of("Range", "bytes=1000-"), null).expect(416);
        String tag = part.header("ETag");
        his.send("GET", path, Map.of("If-None-Match", tag), null).expect(304);
        his.send("GET", path, Map.of("Range", "bytes=0-1", "If-Range", "\"other\""), null)
                .expect(200);
    }

    @Test
    void names_are_single_names_and_lead_nowhere() {
        for (String[] one : new String[][] {
            {"../../etc/passwd", "passwd"},
            {"C:\\docs\\report.pdf", "report.pdf"},
            {"..", "file"},
            {"photo\u202Egpj.exe", "photogpj.exe"},
            {"a\r\nX-Evil: 1.txt", "aX-Evil: 1.txt"},
            {"报告.pdf", "报告.pdf"},
        }) {
            assertEquals(one[1], hers.begin(one[0], "", 1).expect(201).json().getString("name"));
        }
        String id = hers.sent("%E6%8A%A5%E5%91%8A%22.pdf", "application/octet-stream", FileClient.bytes(1));
        assertEquals(
                "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%22.pdf",
                his.get("/files/" + id + "/x").expect(200).header("Content-Disposition"));
        his.get("/files/" + "a".repeat(32) + "/x").expect(404);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
