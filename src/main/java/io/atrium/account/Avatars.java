package io.atrium.account;

import java.text.BreakIterator;
import java.util.Locale;

/** How a person's avatar looks, the same on every page; the front end's scripts compute the same. */
public final class Avatars {
    private static final int HUES = 6;

    private Avatars() {}

    /** Of "Ann Lindqvist" AL, of "admin" A, of "陈丽" 陈. */
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String first = letter(words[0]);
        boolean latin =
                !first.isEmpty() && Character.UnicodeScript.of(first.codePointAt(0)) != Character.UnicodeScript.HAN;
        return latin && words.length > 1 ? first + letter(words[words.length - 1]) : first;
    }

    /** {@code h1} to {@code h6}, by the login. */
    public static String hue(String login) {
        int sum = login.chars().reduce(7, (hash, c) -> (hash * 31 + c) & 0xffff);
        return "h" + (1 + sum % HUES);
    }

    private static String letter(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int end = letters.next();
        return end == BreakIterator.DONE ? "" : word.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
