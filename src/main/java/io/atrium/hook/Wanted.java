package io.atrium.hook;

import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An outgoing webhook as somebody wants it.
 *
 * @param types of entries; empty: all
 * @param words of which an entry has to say one; empty: whatever it says
 */
public record Wanted(String name, String url, List<String> types, List<String> words) {
    private static final int MAX_NAME = 80;
    private static final int MOST = 10;
    private static final int LONGEST = 28;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_#!/-]+");

    private static final Pattern UNSEPARATED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|" + NO_WORD.pattern());

    /** @throws Problem {@code invalid} with the field */
    Wanted checked() {
        return new Wanted(Text.label("name", name, MAX_NAME), url, list("types", types), list("words", words));
    }

    private static List<String> list(String field, List<String> given) {
        if (given.size() > MOST) {
            throw Problem.invalid(field, field + " takes at most " + MOST);
        }
        for (String one : given) {
            if (one.isBlank() || one.length() > LONGEST || !Text.isStorable(one) || one.matches("(?s).*\\s.*")) {
                throw Problem.invalid(field, field + " takes words of 1 to " + LONGEST + " characters, without blanks");
            }
        }
        return List.copyOf(given);
    }

    static boolean isOfTypes(List<String> types, String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Whether one of the words is in it: as a word, or anywhere where words are not set apart, or it is none by its signs ({@code c++}, {@code v1.2}). */
    static boolean isSaid(List<String> words, String said) {
        String text = Text.folded(said);
        Set<String> spoken = new HashSet<>(List.of(NO_WORD.split(text)));
        return words.stream()
                .map(Text::folded)
                .filter(word -> !word.isEmpty())
                .anyMatch(word ->
                        spoken.contains(word) || UNSEPARATED.matcher(word).find() && text.contains(word));
    }
}
