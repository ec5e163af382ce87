package io.atrium.kind.chat;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** What one can react with: a sign that the pages draw themselves, by its name, or any one emoji. */
final class Reaction {
    /** As frontend/kind/chat/reactions.js draws them. */
    static final List<String> DRAWN = List.of("agree", "seen", "done", "thanks", "smile", "unsure");

    /** Of families with all their skin tones, in UTF-16 units. */
    private static final int MAX_LENGTH = 64;

    private static final Pattern ONE_LETTER = Pattern.compile("\\X");

    /** Signs that are drawn as pictures, and the letters that flags are put together of. */
    private static final Pattern PICTURE = Pattern.compile(
            "^[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2190}-\\x{21FF}\\x{2300}-\\x{23FF}\\x{25A0}-\\x{25FF}\\x{2900}-\\x{297F}\\x{2B00}-\\x{2BFF}"
                    + "\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{2122}\\x{2139}\\x{24C2}\\x{3030}\\x{303D}\\x{3297}\\x{3299}]");

    /** A digit in a box. */
    private static final Pattern KEYCAP = Pattern.compile("[0-9#*]\\x{FE0F}?\\x{20E3}");

    private Reaction() {}

    /** @throws Problem {@code invalid}, field {@code reaction} */
    static String of(Frame frame) {
        String reaction = frame.text("reaction", MAX_LENGTH);
        if (!isEmoji(reaction) && !DRAWN.contains(reaction)) {
            throw Problem.invalid("reaction", "reaction must be one emoji, or one of " + DRAWN);
        }
        return reaction;
    }

    /** Whether a text is one emoji, and nothing else. */
    static boolean isEmoji(String text) {
        return text.length() <= MAX_LENGTH
                && (KEYCAP.matcher(text).matches()
                        || (ONE_LETTER.matcher(text).matches()
                                && PICTURE.matcher(text).find()));
    }
}
