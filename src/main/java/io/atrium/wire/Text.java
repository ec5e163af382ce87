package io.atrium.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text may hold before it is stored or shown beside other people's names. */
public final class Text {
    /** A room's name or a login, as in docs/protocol.md. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Text() {}

    /** Whether PostgreSQL and UTF-8 can carry it: no NUL, no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /** The beginning of a text, of at most so many units; no character is cut in two. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** For comparing what people type: without case, accents and the width of letters. The pages' marks.js folds alike. */
    public static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * A name that people read beside others' (a title, a display name), in NFC, outer blanks gone and inner ones single.
     * Invisible characters and those that turn the direction of writing are refused: with them one name can pass for another.
     *
     * @throws Problem {@code invalid} with the field
     */
    public static String label(String field, String text, int max) {
        // Before it is normalised, which takes the square of a long run of combining marks.
        if (text != null && text.length() > 8 * max) {
            throw tooLong(field, max);
        }
        String label = text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("[\\s\\p{Zs}]+", " ");
        if (label.isBlank()) {
            throw Problem.invalid(field, field + " is empty");
        }
        if (label.codePointCount(0, label.length()) > max) {
            throw tooLong(field, max);
        }
        if (!isStorable(label) || label.codePoints().anyMatch(Text::isDeceptive)) {
            throw Problem.invalid(field, field + " contains invisible or direction-changing characters");
        }
        return label;
    }

    private static Problem tooLong(String field, int max) {
        return Problem.invalid(field, field + " takes at most " + max + " characters");
    }

    private static boolean isDeceptive(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == 0x3164 || codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x2800;
        };
    }
}
