package io.atrium.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a page shows in place, known by the file's first bytes and by nothing else: pictures made of points, sound, films. All others are for downloading, above all
 * what a browser would run: HTML, SVG, PDF.
 */
final class MediaKind {
    /** Bytes that suffice. */
    static final int HEAD = 64;

    private static final Set<String> MP4_SOUND = Set.of("M4A ", "M4B ");
    private static final Set<String> MP4 =
            Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV");

    private record Sign(String type, Predicate<byte[]> fits) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("image/png", head -> at(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')),
            new Sign("image/jpeg", head -> at(head, 0, 0xFF, 0xD8, 0xFF)),
            new Sign(
                    "image/gif",
                    head -> text(head, 0, 6).equals("GIF87a")
                            || text(head, 0, 6).equals("GIF89a")),
            new Sign(
                    "image/webp",
                    head -> text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WEBP")),
            new Sign(
                    "audio/wav",
                    head -> text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WAVE")),
            new Sign("audio/flac", head -> text(head, 0, 4).equals("fLaC")),
            new Sign(
                    "audio/mpeg",
                    head -> text(head, 0, 3).equals("ID3") || at(head, 0, 0xFF, 0xFB) || at(head, 0, 0xFF, 0xF3)),
            new Sign("audio/mp4", head -> text(head, 4, 4).equals("ftyp") && MP4_SOUND.contains(text(head, 8, 4))),
            new Sign("video/mp4", head -> text(head, 4, 4).equals("ftyp") && MP4.contains(text(head, 8, 4))),
            new Sign(
                    "video/webm",
                    head -> at(head, 0, 0x1A, 0x45, 0xDF, 0xA3)
                            && text(head, 0, HEAD).contains("webm")),
            new Sign("audio/ogg", head -> text(head, 0, 4).equals("OggS")));

    private MediaKind() {}

    /** @param head the first {@link #HEAD} bytes, or all there are */
    static Optional<String> of(byte[] head) {
        return SIGNS.stream()
                .filter(sign -> sign.fits.test(head))
                .map(Sign::type)
                .findFirst();
    }

    /** Whether it is one of the types above. */
    static boolean isShown(String type) {
        return SIGNS.stream().anyMatch(sign -> sign.type.equals(type));
    }

    private static boolean at(byte[] head, int from, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (head.length <= from + i || (head[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] head, int from, int length) {
        int end = Math.min(head.length, from + length);
        return from >= end ? "" : new String(Arrays.copyOfRange(head, from, end), StandardCharsets.ISO_8859_1);
    }
}
