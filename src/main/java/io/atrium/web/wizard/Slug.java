package io.atrium.web.wizard;

import java.text.Normalizer;
import java.util.Locale;

/** A room's name out of its title: {@code Café: "Zum Löwen"} gives {@code cafe-zum-lowen}. */
final class Slug {
    private static final int MAX = 40;

    private Slug() {}

    /** Empty where nothing of the title can stand in a name: Han characters have more than one reading, so none is guessed. */
    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ł", "l")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9_]+", "-");
        return trimmed(plain.length() > MAX ? cutAtWord(plain) : plain);
    }

    private static String cutAtWord(String slug) {
        int end = slug.lastIndexOf('-', MAX);
        return slug.substring(0, end > MAX / 2 ? end : MAX);
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^[-_]+|[-_]+$", "");
    }
}
