package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.WebP;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

/** A WebP is read as other pictures are, and bounded as they are. */
class WebPTest {
    private static final String TYPE = "image/webp";

    private final Thumbnails thumbnails = new Thumbnails();

    @Test
    void a_lossy_one_is_read_with_a_canvas_and_without() throws IOException {
        for (byte[] bytes : List.of(WebP.LOSSY, WebP.claiming(64, 48))) {
            BufferedImage read = read(bytes).orElseThrow();
            assertEquals(64, read.getWidth());
            assertEquals(48, read.getHeight());
            Color left = new Color(read.getRGB(10, 30));
            assertTrue(left.getRed() > 200 && left.getGreen() < 80, left.toString());
            Color right = new Color(read.getRGB(54, 40));
            assertTrue(right.getRed() < 60 && right.getGreen() > 90, right.toString());
        }
    }

    /** In these the file says how much memory it takes. */
    @Test
    void a_lossless_and_a_see_through_one_are_left_alone() throws IOException {
        assertEquals(Optional.empty(), read(WebP.LOSSLESS));
        assertEquals(Optional.empty(), read(WebP.SEE_THROUGH));
    }

    @Test
    void what_claims_to_be_enormous_is_never_unpacked() throws IOException {
        byte[] bytes = WebP.claiming(50_000, 50_000);
        Picture picture = Picture.of(TYPE, bytes).orElseThrow();
        assertEquals(50_000, picture.width());
        assertFalse(picture.isDrawable(Long.MAX_VALUE));
        Picture large = Picture.of(TYPE, WebP.claiming(16_000, 16_000)).orElseThrow();
        assertFalse(ImageReaders.canUnpack(TYPE, large));
    }

    @Test
    void a_frame_of_another_size_than_its_canvas_is_not_unpacked() throws IOException {
        assertEquals(Optional.empty(), read(WebP.claiming(8, 8)));
    }

    @Test
    void what_has_more_before_its_frame_than_any_picture_is_not_looked_through() throws IOException {
        assertTrue(read(WebP.after(20)).isPresent());
        assertEquals(Optional.empty(), read(WebP.after(WebPFrame.MOST_CHUNKS)));
    }

    @Test
    void what_is_damaged_is_a_picture_or_none() throws IOException {
        Random random = new Random(4711);
        for (byte[] bytes : List.of(WebP.LOSSY, WebP.LOSSLESS, WebP.SEE_THROUGH)) {
            for (int length = 0; length < bytes.length; length++) {
                read(Arrays.copyOf(bytes, length));
            }
            for (int i = 0; i < 500; i++) {
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                read(damaged);
            }
        }
    }

    /** Whoever is redeployed leaves no reader behind in the JVM; here one of its own, since in this others have looked for readers before. */
    @Test
    void no_reader_of_ours_is_registered() throws IOException, InterruptedException {
        Process alone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Alone.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, alone.waitFor(), said);
    }

    /** A JVM in which nobody has read a picture yet. It ends with the number of readers that it should not know. */
    static final class Alone {
        private Alone() {}

        public static void main(String[] none) throws IOException {
            boolean read = new WebPTest().read(WebP.LOSSY).isPresent();
            ImageIO.getImageReadersByMIMEType(TYPE);
            AtomicInteger registered = new AtomicInteger(read ? 0 : 100);
            IIORegistry.getDefaultInstance()
                    .getServiceProviders(ImageReaderSpi.class, false)
                    .forEachRemaining(reader -> {
                        if (reader.getClass().getName().startsWith("com.twelvemonkeys")) {
                            registered.incrementAndGet();
                        }
                    });
            System.exit(registered.get());
        }
    }

    private Optional<BufferedImage> read(byte[] bytes) throws IOException {
        Optional<Picture> picture = Picture.of(TYPE, bytes).filter(found -> found.isDrawable(50_000_000));
        return picture.isEmpty()
                ? Optional.empty()
                : thumbnails.upright(TYPE, picture.get(), () -> new ByteArrayInputStream(bytes));
    }
}
