package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Pictures from anywhere as thumbnails: measured before they are unpacked, one at a time, and drawn anew, so that nothing else that was in them is passed on. */
@ApplicationScoped
public class Redrawing {
    @Inject
    private Thumbnails thumbnails;

    @Inject
    private FileLimits limits;

    /**
     * A picture of ours.
     *
     * @param mediaType {@code image/jpeg} or {@code image/png}
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    public record Drawn(String mediaType, int width, int height, byte[] content) {}

    /** @return at most 720 × 540; nothing of what is no PNG, JPEG, GIF or WebP, is too large or can't be read */
    public Optional<Drawn> of(byte[] bytes) {
        try {
            Optional<String> type = MediaKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, MediaKind.HEAD)));
            Optional<Picture> picture = type.flatMap(known ->
                            Picture.of(known, Arrays.copyOf(bytes, Math.min(bytes.length, Picture.HEAD))))
                    .filter(found -> found.isDrawable(limits.mostPixels()));
            Optional<BufferedImage> drawn = picture.isEmpty()
                    ? Optional.empty()
                    : thumbnails.upright(type.get(), picture.get(), () -> new ByteArrayInputStream(bytes));
            return drawn.isEmpty() ? Optional.empty() : Optional.of(written(drawn.get()));
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    private static Drawn written(BufferedImage drawn) throws IOException {
        Thumbnails.Thumbnail small = Thumbnails.written(drawn);
        return new Drawn("image/" + small.kind(), drawn.getWidth(), drawn.getHeight(), small.bytes());
    }
}
