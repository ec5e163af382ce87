package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a picture says of itself, and what is made of it. */
class PictureTest {
    @ParameterizedTest
    @CsvSource({"png", "gif", "jpeg"})
    void its_size_is_in_its_first_bytes(String format) throws IOException {
        byte[] bytes = written(format, 37, 21);
        String type = MediaKind.of(bytes).orElseThrow();
        assertEquals("image/" + format, type);
        assertEquals(Optional.of(new Picture(37, 21, 1)), Picture.of(type, bytes));
        for (int length = 0; length < 10; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            MediaKind.of(cut).ifPresent(kind -> assertEquals(Optional.empty(), Picture.of(kind, cut)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "52494646000000005745425056503858 0A000000 00000000 8F0100 C70000, 400, 200",
        "52494646000000005745425056503820 00000000 000000 9D012A 9001 C800, 400, 200",
        "5249464600000000574542505650384C 00000000 2F 8FC13100, 400, 200",
    })
    void webp_has_three_ways_to_say_it(String hex, int width, int height) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertEquals("image/webp", MediaKind.of(bytes).orElseThrow());
        assertEquals(Optional.of(new Picture(width, height, 1)), Picture.of("image/webp", bytes));
    }

    @Test
    void a_photograph_that_lies_is_seen_upright() throws IOException {
        BufferedImage lying = new BufferedImage(1600, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = lying.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 800, 800); // what is left lies on top, once it is turned
        graphics.dispose();
        byte[] turned = withOrientation(written("jpeg", lying), 6);
        Picture picture = Picture.of("image/jpeg", turned).orElseThrow();
        assertEquals(new Picture(800, 1600, 6), picture);
        byte[] small = new Thumbnails()
                .of("image/jpeg", picture, () -> new ByteArrayInputStream(turned))
                .orElseThrow()
                .bytes();
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(small));
        assertEquals(270, thumbnail.getWidth());
        assertEquals(540, thumbnail.getHeight());
        assertTrue(new Color(thumbnail.getRGB(135, 60)).getRed() > 200);
        assertTrue(new Color(thumbnail.getRGB(135, 480)).getRed() < 50);
    }

    @Test
    void what_can_not_be_read_has_no_thumbnail() throws IOException {
        byte[] broken = Arrays.copyOf(written("png", 900, 900), 200);
        Picture picture = Picture.of("image/png", broken).orElseThrow();
        assertEquals(
                Optional.empty(), new Thumbnails().of("image/png", picture, () -> new ByteArrayInputStream(broken)));
    }

    @Test
    void what_nobody_can_draw_is_not_unpacked() {
        assertTrue(new Picture(32_767, 1_000, 1).isDrawable(50_000_000));
        assertFalse(new Picture(32_768, 1, 1).isDrawable(50_000_000));
        assertFalse(new Picture(1, 32_768, 1).isDrawable(50_000_000));
        assertFalse(new Picture(10_000, 5_001, 1).isDrawable(50_000_000));
    }

    @Test
    void a_page_is_no_picture_whatever_it_is_called() {
        for (String text : new String[] {"<html>", "<svg xmlns=", "GIF89", "%PDF-1.7", "\u00ff\u00d8", ""}) {
            assertEquals(Optional.empty(), MediaKind.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
    }

    private static byte[] withOrientation(byte[] jpeg, int turn) {
        byte[] exif = HexFormat.of()
                .parseHex("FFE10022" + "457869660000" + "49492A0008000000" + "0100" + "120103000100000" + "0" + "0"
                        + turn + "000000" + "00000000");
        byte[] bytes = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, bytes, 0, 2);
        System.arraycopy(exif, 0, bytes, 2, exif.length);
        System.arraycopy(jpeg, 2, bytes, 2 + exif.length, jpeg.length - 2);
        return bytes;
    }

    private static byte[] written(String format, int width, int height) throws IOException {
        return written(format, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] written(String format, BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
