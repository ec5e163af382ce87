package io.atrium.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;

/** Who unpacks which pictures: Java itself, and a reader of ours for WebP, which is made here and never registered. */
final class ImageReaders {
    private static final String WEBP = "image/webp";

    /** Its reader takes ten times as long for each as Java's own, two seconds for so many; and one is unpacked at a time. */
    private static final long MOST_WEBP_PIXELS = 16_777_216;

    static {
        keepOutOfTheRegistry();
    }

    private ImageReaders() {}

    /**
     * The registry is the whole JVM's, and fills itself when it is first asked for with what the asking thread's class loader has: readers of the application's, which
     * would keep it in memory when it is gone, and be found by the next.
     */
    private static void keepOutOfTheRegistry() {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    /** Whether there is time to unpack it. */
    static boolean canUnpack(String type, Picture picture) {
        return !type.equals(WEBP) || picture.pixels() <= MOST_WEBP_PIXELS;
    }

    /** @return what its reader may look at; nothing: it may look at none of it */
    static Optional<InputStream> legible(String type, Picture picture, InputStream bytes) throws IOException {
        if (!type.equals(WEBP)) {
            return Optional.of(bytes);
        }
        return canUnpack(type, picture) ? WebPFrame.in(bytes, picture) : Optional.empty();
    }

    /** To be disposed of. @param type one of {@link MediaKind}'s */
    static Optional<ImageReader> of(String type) throws IOException {
        if (type.equals(WEBP)) {
            return Optional.of(new WebPImageReaderSpi().createReaderInstance(null));
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }
}
