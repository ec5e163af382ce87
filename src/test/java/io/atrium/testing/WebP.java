package io.atrium.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Pictures that Java does not write: 64 × 48, the left half red, of the right the lower half green and the upper white or see-through. */
public final class WebP {
    /** As most are. */
    public static final byte[] LOSSY = decoded(
            "UklGRmQAAABXRUJQVlA4IFgAAAAQBACdASpAADAAPrVKoUunI6MhrVzIAOAWiUAZmFKwCrX06bAqYLrngAD+5Qr/xXKpWSj//maP2G++TomXj/Caqp/vmA4I//93jVlMdv/xbVZOYqCatwAA");

    public static final byte[] LOSSLESS = decoded(
            "UklGRkIAAABXRUJQVlA4TDUAAAAvP8ALABcgEEisg1tiPYFAghDC/jgbCQQS49hW2mT+Azs3CAkIJ520Vozof6iqVlV9BwDYDQA=");

    public static final byte[] SEE_THROUGH = decoded(
            "UklGRpQAAABXRUJQVlA4WAoAAAAQAAAAPwAALwAAQUxQSBYAAAABDzD/ERFCLJjMXzqD7oj+T0AVvHsPVlA4IFgAAAAQBACdASpAADAAPrVKoUunI6MhrVzIAOAWiUAZmFKwCrbQBoLiwN7NgAD+5Qr/xXKpWSj//maP2G++TomXj+tmTl7D+7u7//7lcuUx2//FtVk6D4YHWwAA");

    private static final int HEADER = 12;
    private static final int CANVAS = 18;

    private WebP() {}

    /** The lossy one on a canvas that says it is so wide and so high. */
    public static byte[] claiming(int width, int height) {
        int frame = LOSSY.length - HEADER;
        ByteBuffer picture = ByteBuffer.allocate(LOSSY.length + CANVAS).order(ByteOrder.LITTLE_ENDIAN);
        picture.put(LOSSY, 0, HEADER).putInt(4, LOSSY.length + CANVAS - 8);
        picture.put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).putInt(0);
        for (int side : new int[] {width - 1, height - 1}) {
            picture.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
        }
        return picture.put(LOSSY, HEADER, frame).array();
    }

    /** One with a canvas, and so many remarks of nothing before its frame. */
    public static byte[] after(int remarks) {
        byte[] picture = claiming(64, 48);
        int begin = HEADER + CANVAS;
        ByteBuffer longer = ByteBuffer.allocate(picture.length + 8 * remarks).order(ByteOrder.LITTLE_ENDIAN);
        longer.put(picture, 0, begin).putInt(4, longer.capacity() - 8);
        for (int i = 0; i < remarks; i++) {
            longer.put("NOTE".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
        }
        return longer.put(picture, begin, picture.length - begin).array();
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
