package io.atrium.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How large a picture says it is, before anybody unpacks it: a few bytes can claim any size.
 *
 * @param width in pixels, as it is to be seen: once it is turned
 * @param turn how it lies in the file: the orientation of EXIF, 1 to 8
 */
record Picture(int width, int height, int turn) {
    /** Bytes that suffice: cameras put previews and colour profiles before the size. */
    static final int HEAD = 1 << 20;

    static final int UPRIGHT = 1;

    /** From here on EXIF says that width and height change places. */
    private static final int LYING = 5;

    /** Wider or higher, by a few pixels the other way, neither Java nor browsers draw it. */
    private static final int LONGEST_SIDE = Short.MAX_VALUE;

    private static final int MOST_TURNS = 8;
    private static final int ORIENTATION = 0x0112;

    long pixels() {
        return (long) width * height;
    }

    /** Whether a page may show it, and somebody may unpack it. */
    boolean isDrawable(long mostPixels) {
        return Math.max(width, height) <= LONGEST_SIDE && pixels() <= mostPixels;
    }

    boolean isLying() {
        return turn >= LYING;
    }

    /** @param type one of {@link MediaKind}'s @param head the first {@link #HEAD} bytes, or all there are */
    static Optional<Picture> of(String type, byte[] head) {
        try {
            return Optional.ofNullable(
                            switch (type) {
                                case "image/png" -> upright(number(head, 16, 4), number(head, 20, 4));
                                case "image/gif" -> upright(little(head, 6, 2), little(head, 8, 2));
                                case "image/webp" -> webp(head);
                                case "image/jpeg" -> jpeg(head);
                                default -> null;
                            })
                    .filter(picture -> picture.width > 0 && picture.height > 0);
        } catch (ArrayIndexOutOfBoundsException tooShort) {
            return Optional.empty();
        }
    }

    private static Picture upright(int width, int height) {
        return new Picture(width, height, UPRIGHT);
    }

    private static Picture webp(byte[] head) {
        return switch (ascii(head, 12, 4)) {
            case "VP8X" -> upright(little(head, 24, 3) + 1, little(head, 27, 3) + 1);
            case "VP8L" -> {
                int sizes = little(head, 21, 4);
                yield upright((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1);
            }
            case "VP8 " -> upright(little(head, 26, 2) & 0x3FFF, little(head, 28, 2) & 0x3FFF);
            default -> null;
        };
    }

    private static Picture jpeg(byte[] head) {
        int turn = UPRIGHT;
        int at = 2;
        while (true) {
            if (number(head, at, 1) != 0xFF) {
                return null;
            }
            int marker = number(head, at + 1, 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xE1 && ascii(head, at + 4, 6).equals("Exif\0\0")) {
                int end = Math.min(head.length, at + 2 + number(head, at + 2, 2));
                turn = orientation(Arrays.copyOfRange(head, at + 10, Math.max(at + 10, end)));
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                int height = number(head, at + 5, 2);
                int width = number(head, at + 7, 2);
                return turn >= LYING ? new Picture(height, width, turn) : new Picture(width, height, turn);
            }
            at += 2 + number(head, at + 2, 2);
        }
    }

    /** @param tiff the first directory of EXIF, in either order of bytes */
    private static int orientation(byte[] tiff) {
        try {
            boolean little = ascii(tiff, 0, 2).equals("II");
            int directory = tiff(tiff, 4, 4, little);
            int entries = tiff(tiff, directory, 2, little);
            for (int entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
                if (tiff(tiff, entry, 2, little) == ORIENTATION) {
                    int turn = tiff(tiff, entry + 8, 2, little);
                    return turn >= UPRIGHT && turn <= MOST_TURNS ? turn : UPRIGHT;
                }
            }
        } catch (ArrayIndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    private static int tiff(byte[] bytes, int at, int length, boolean little) {
        return little ? little(bytes, at, length) : number(bytes, at, length);
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    private static int little(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    private static String ascii(byte[] bytes, int at, int length) {
        if (at < 0 || at + length > bytes.length) {
            throw new ArrayIndexOutOfBoundsException(at);
        }
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
