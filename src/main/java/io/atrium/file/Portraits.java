package io.atrium.file;

import io.atrium.account.Portrait;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pictures of people: what somebody brings, measured before it is unpacked, turned as it is to be seen, cut square and drawn anew. */
@ApplicationScoped
public class Portraits {
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    @Inject
    private Thumbnails thumbnails;

    @Inject
    private FileLimits limits;

    @Inject
    @ConfigProperty(name = "atrium.portrait-bytes", defaultValue = "5242880")
    private int mostBytes;

    public int mostBytes() {
        return mostBytes;
    }

    /** @throws Problem {@code picture_type}, {@code picture_size}, {@code picture_broken}, each with the field {@code picture} */
    public Portrait of(byte[] bytes) {
        String type = MediaKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, MediaKind.HEAD)))
                .filter(TYPES::contains)
                .orElseThrow(() -> refused("picture_type", "a picture is a PNG, a JPEG, a GIF or a lossy WebP"));
        Picture picture = Picture.of(type, Arrays.copyOf(bytes, Math.min(bytes.length, Picture.HEAD)))
                .orElseThrow(Portraits::broken);
        if (!picture.isDrawable(limits.mostPixels()) || !ImageReaders.canUnpack(type, picture)) {
            throw refused("picture_size", "the picture has too many pixels");
        }
        try {
            if (ImageReaders.legible(type, picture, new ByteArrayInputStream(bytes))
                    .isEmpty()) {
                throw refused("picture_type", "of WebP only what is lossy, opaque and still is read");
            }
            BufferedImage upright = thumbnails
                    .upright(type, picture, () -> new ByteArrayInputStream(bytes))
                    .orElseThrow(Portraits::broken);
            BufferedImage large = square(upright, Portrait.LARGE);
            return new Portrait(
                    large.getColorModel().hasAlpha() ? "image/png" : "image/jpeg",
                    Thumbnails.written(large).bytes(),
                    Thumbnails.written(square(large, Portrait.SMALL)).bytes());
        } catch (IOException neverOfMemory) {
            throw broken();
        }
    }

    /** The middle of it. By halves: what is drawn in one step much smaller than it was is rough. */
    static BufferedImage square(BufferedImage of, int side) {
        int edge = Math.min(of.getWidth(), of.getHeight());
        BufferedImage cut = of.getSubimage((of.getWidth() - edge) / 2, (of.getHeight() - edge) / 2, edge, edge);
        while (edge / 2 >= side) {
            edge /= 2;
            cut = drawn(cut, edge);
        }
        return drawn(cut, side);
    }

    private static BufferedImage drawn(BufferedImage picture, int side) {
        BufferedImage drawn = Thumbnails.empty(picture, side, side);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, side, side, null);
        graphics.dispose();
        return drawn;
    }

    private static Problem broken() {
        return refused("picture_broken", "the picture can not be read");
    }

    private static Problem refused(String name, String detail) {
        return Problem.own(name, ErrorCode.INVALID, "picture", detail);
    }
}
