package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Small pictures of large ones, for where pages show them. Of what can't be read there is none. */
@ApplicationScoped
class Thumbnails {
    /** Twice as large as pages show it: screens are fine enough. */
    static final int WIDTH = 720;

    static final int HEIGHT = 540;

    private static final Logger LOG = Logger.getLogger(Thumbnails.class.getName());

    /** One at a time: unpacking takes memory by the pixel. */
    private final Semaphore turns = new Semaphore(1, true);

    /** @param kind {@code jpeg} or {@code png} */
    record Thumbnail(String kind, byte[] bytes) {}

    /** A store's connection isn't held while others have their turn. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** @throws IOException the store is away */
    Optional<Thumbnail> of(String type, Picture picture, Content content) throws IOException {
        Optional<BufferedImage> upright = upright(type, picture, content);
        try {
            return upright.isEmpty() ? Optional.empty() : Optional.of(written(upright.get()));
        } catch (IOException | RuntimeException | OutOfMemoryError unwritable) {
            LOG.log(Level.FINE, "a picture without a thumbnail", unwritable);
            return Optional.empty();
        }
    }

    /** The same, not written yet. */
    Optional<BufferedImage> upright(String type, Picture picture, Content content) throws IOException {
        turns.acquireUninterruptibly();
        try (InputStream bytes = content.open()) {
            return upright(type, picture, bytes);
        } finally {
            turns.release();
        }
    }

    private static Optional<BufferedImage> upright(String type, Picture picture, InputStream bytes) {
        try {
            return Optional.ofNullable(read(type, picture, bytes)).map(read -> turned(scaled(read, picture), picture));
        } catch (IOException | RuntimeException | OutOfMemoryError unreadable) {
            // Readers throw anything at what is broken, and unpack more than there is room for: all of it is free
            // again.
            LOG.log(Level.FINE, "a picture without a thumbnail", unreadable);
            return Optional.empty();
        }
    }

    /** Every n-th pixel: twice as large as needed, so that scaling smooths it, whatever its size. */
    private static BufferedImage read(String type, Picture picture, InputStream bytes) throws IOException {
        Optional<InputStream> legible = ImageReaders.legible(type, picture, bytes);
        Optional<ImageReader> found = legible.isEmpty() ? Optional.empty() : ImageReaders.of(type);
        if (found.isEmpty()) {
            return null;
        }
        ImageReader reader = found.get();
        try (ImageInputStream input = new FileCacheImageInputStream(legible.get(), null)) {
            reader.setInput(input, true, true); // without what is written beside it, which unpacks without bound
            if ((long) reader.getWidth(0) * reader.getHeight(0) != picture.pixels()) {
                return null;
            }
            int every = (int) Math.max(1, largest(picture) / 2);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    /** How many times it is too large. */
    private static double largest(Picture picture) {
        return Math.max((double) picture.width() / WIDTH, (double) picture.height() / HEIGHT);
    }

    private static BufferedImage scaled(BufferedImage read, Picture picture) {
        double by = Math.max(1, largest(picture));
        int width = (int) Math.max(1, Math.round((picture.isLying() ? picture.height() : picture.width()) / by));
        int height = (int) Math.max(1, Math.round((picture.isLying() ? picture.width() : picture.height()) / by));
        BufferedImage scaled = empty(read, width, height);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(read, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage turned(BufferedImage lying, Picture picture) {
        int width = lying.getWidth();
        int height = lying.getHeight();
        AffineTransform turn = switch (picture.turn()) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> null;
        };
        if (turn == null) {
            return lying;
        }
        BufferedImage turned = picture.isLying() ? empty(lying, height, width) : empty(lying, width, height);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(lying, turn, null);
        graphics.dispose();
        return turned;
    }

    static BufferedImage empty(BufferedImage like, int width, int height) {
        boolean seeThrough = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    static Thumbnail written(BufferedImage picture) throws IOException {
        String kind = picture.getColorModel().hasAlpha() ? "png" : "jpeg";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, kind, bytes)) {
            throw new IOException("nothing writes " + kind);
        }
        return new Thumbnail(kind, bytes.toByteArray());
    }
}
