package io.atrium.kind.poll;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that answers share: each with the number of answers it stands in, the most frequent first. */
final class WordList {
    static final int MOST = 50;

    private static final int SHORTEST = 3;

    /** A word; of Chinese, which has no spaces, what stands between two marks. */
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    /** Words that say nothing alone. */
    private static final Set<String> EMPTY =
            Set.of(("all also and any are but can for from had has have her his how into its not our out she"
                            + " than that the their them then there they this too very was were what when which who will with would you your")
                    .split(" "));

    private WordList() {}

    /** @param answers how often each text was given */
    static Map<String, Long> of(Map<String, long[]> answers) {
        Map<String, Long> counts = new HashMap<>();
        answers.forEach((text, times) -> words(text).forEach(word -> counts.merge(word, times[0], Long::sum)));
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST)
                .forEach(word -> most.put(word.getKey(), word.getValue()));
        return most;
    }

    /** Each once, however often the text repeats it. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(WordList::says)
                .forEach(words::add);
        return words;
    }

    private static boolean says(String word) {
        boolean han = Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
        return han || (word.length() >= SHORTEST && !EMPTY.contains(word));
    }
}
