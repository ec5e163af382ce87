package io.atrium.kind.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs print for terminals (ECMA-48). Colours and weights (SGR) are kept; whatever else would move a cursor, rename a window or reach for a clipboard
 * is nothing a log should pass on to whoever reads it, in a page or in a terminal.
 */
final class Ansi {
    private static final char ESCAPE = '\u001b';

    /** A control sequence, a control string, or another escape; cut off ones too. No quantifier gives back what it has taken: no line is slow. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b(?:"
            + "\\[([0-9;:]*+)([0-?]*+[ -/]*+[@-~]?)"
            + "|[\\]PX^_][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)?"
            + "|[ -/]*+[0-~]?)");

    private static final int LONGEST_COLOUR = 64;

    private Ansi() {}

    /** A line with its colours and nothing else that a terminal would act on. The same where there is nothing to take out. */
    static String onlyColours(String line) {
        return hasControls(line) ? withoutControls(cleaned(line, true)) : line;
    }

    /** A line as it reads. */
    static String plain(String line) {
        return line.indexOf(ESCAPE) < 0 ? line : cleaned(line, false);
    }

    private static String cleaned(String line, boolean keepColours) {
        Matcher matcher = SEQUENCE.matcher(line);
        StringBuilder kept = new StringBuilder(line.length());
        int from = 0;
        while (matcher.find()) {
            kept.append(line, from, matcher.start());
            if (keepColours && isColour(matcher)) {
                kept.append(matcher.group());
            }
            from = matcher.end();
        }
        return kept.append(line, from, line.length()).toString();
    }

    private static boolean isColour(Matcher sequence) {
        return "m".equals(sequence.group(2)) && sequence.group(1).length() <= LONGEST_COLOUR;
    }

    private static boolean hasControls(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ESCAPE || isControl(line.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutControls(String line) {
        StringBuilder kept = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (!isControl(line.charAt(i))) {
                kept.append(line.charAt(i));
            }
        }
        return kept.toString();
    }

    /** But for the tab and the escape. The upper half's are control sequences of one character. */
    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != ESCAPE || c >= 0x7f && c <= 0x9f;
    }
}
