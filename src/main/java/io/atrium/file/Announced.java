package io.atrium.file;

import io.atrium.wire.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is said of a file before it comes.
 *
 * @param name a single name: of a path the last part, without what can't be seen
 * @param type a media type; what its bytes say counts more
 */
public record Announced(String name, String type, long bytes) {
    /** What is called so where nobody said. */
    static final String NAMELESS = "file";

    /** What the small picture beside a file goes by, in the place of the file's name. */
    static final String RESERVED = "thumbnail";

    static final String UNKNOWN = "application/octet-stream";

    private static final int MAX_NAME = 200;
    private static final int MAX_TOLD = 4_096;
    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}");

    /**
     * @param name as the sender calls it, a path maybe; may be null
     * @param type with parameters, which are left out; may be null
     */
    public static Announced of(String name, String type, long bytes) {
        if (bytes < 0) {
            throw Problem.invalid("size", "size must be 0 or more");
        }
        if (name != null && name.length() > MAX_TOLD) {
            throw Problem.invalid("name", "name takes at most " + MAX_NAME + " characters");
        }
        return new Announced(single(name), media(type), bytes);
    }

    private static String single(String told) {
        if (told == null) {
            return NAMELESS;
        }
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        StringBuilder seen = new StringBuilder(last.length());
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(Announced::isSeen)
                .forEach(seen::appendCodePoint);
        String name = seen.toString().strip().replaceAll("[\\s\\p{Zs}]+", " ");
        if (name.equals(RESERVED)) {
            return name + " " + NAMELESS;
        }
        return name.isEmpty() || name.chars().allMatch(c -> c == '.') ? NAMELESS : shortened(name);
    }

    /** Neither controls nor what turns the direction of writing, behind which an ending can hide. */
    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** In the middle: the ending says what it is. */
    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= MAX_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int kept = name.offsetByCodePoints(0, MAX_NAME - ending.length());
        return name.substring(0, kept) + ending;
    }

    private static String media(String told) {
        if (told == null) {
            return UNKNOWN;
        }
        String type = told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : UNKNOWN;
    }
}
