package io.atrium.search;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * A text as it is compared: without case, accents and width, Hiragana as Katakana; and for each of its characters where in the text as written it comes
 * from. What becomes several characters (ß, ﬁ) or one of several (a letter and its accent) keeps its whole origin.
 */
final class Folded {
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
    private static final Normalizer2 FOLDING = ICUFoldingFilter.NORMALIZER;
    private static final int TO_KATAKANA = 0x30A1 - 0x3041;

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    private Folded(int expected) {
        text = new StringBuilder(expected);
        starts = new int[expected];
        ends = new int[expected];
    }

    static Folded of(String written) {
        Folded folded = new Folded(written.length() + 8);
        int at = 0;
        while (at < written.length()) {
            int end = clusterEnd(written, at);
            folded.take(written, at, end);
            at = end;
        }
        return folded;
    }

    String text() {
        return text.toString();
    }

    /** Where the origin of a folded character begins. */
    int start(int folded) {
        return starts[folded];
    }

    /** Where the origin of a folded character ends. */
    int end(int folded) {
        return ends[folded];
    }

    /** A character and what combines with it are folded together. */
    private static int clusterEnd(String written, int at) {
        int end = at + Character.charCount(written.codePointAt(at));
        while (end < written.length() && written.charAt(end) >= 0x300) {
            int next = written.codePointAt(end);
            if (COMPATIBLE.hasBoundaryBefore(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private void take(String written, int at, int end) {
        char first = written.charAt(at);
        if (end == at + 1 && first < 0x80) {
            add(first >= 'A' && first <= 'Z' ? (char) (first + 32) : first, at, end);
            return;
        }
        String cluster = written.substring(at, end);
        String folded = isKana(cluster.codePointAt(0)) ? kana(cluster) : FOLDING.normalize(cluster);
        for (int i = 0; i < folded.length(); i++) {
            add(folded.charAt(i), at, end);
        }
    }

    /** Its voicing marks are letters of their own right, not accents: ハ is not バ. */
    private static String kana(String cluster) {
        StringBuilder katakana = new StringBuilder(COMPATIBLE.normalize(cluster));
        for (int i = 0; i < katakana.length(); i++) {
            char c = katakana.charAt(i);
            if (c >= 0x3041 && c <= 0x3096) {
                katakana.setCharAt(i, (char) (c + TO_KATAKANA));
            }
        }
        return katakana.toString();
    }

    private static boolean isKana(int codePoint) {
        return codePoint >= 0x3041 && codePoint <= 0x30FF || codePoint >= 0xFF66 && codePoint <= 0xFF9F;
    }

    private void add(char c, int start, int end) {
        int at = text.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, 2 * at);
            ends = Arrays.copyOf(ends, 2 * at);
        }
        starts[at] = start;
        ends[at] = end;
        text.append(c);
    }
}
