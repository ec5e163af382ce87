package io.atrium.kind.chat;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's own markup, mrkdwn, as Markdown. What stands in code is left as it is, but for Slack's escapes. */
final class SlackText {
    /** Bounded, so that no text makes the search long. */
    private static final Pattern CODE = Pattern.compile("```[^`]{0,60000}```|`[^`\\n]{1,2000}`");

    private static final Pattern REFERENCE = Pattern.compile("<([^<>\\n|]{1,2000})(?:\\|([^<>\\n]{0,500}))?>");
    private static final Pattern BOLD = Pattern.compile("(?<![\\w*])\\*(?=\\S)([^*\\n]{1,2000}?)(?<=\\S)\\*(?![\\w*])");
    private static final Pattern STRIKE = Pattern.compile("(?<![\\w~])~(?=\\S)([^~\\n]{1,2000}?)(?<=\\S)~(?![\\w~])");

    private SlackText() {}

    static String markdown(String mrkdwn) {
        StringBuilder markdown = new StringBuilder(mrkdwn.length());
        Matcher code = CODE.matcher(mrkdwn);
        int from = 0;
        while (code.find()) {
            markdown.append(words(mrkdwn.substring(from, code.start()))).append(unescaped(code.group()));
            from = code.end();
        }
        return markdown.append(words(mrkdwn.substring(from))).toString();
    }

    private static String words(String text) {
        String marked = STRIKE.matcher(BOLD.matcher(text).replaceAll("**$1**")).replaceAll("~~$1~~");
        return unescaped(REFERENCE.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(reference(found))));
    }

    /** {@code <https://…|label>}, {@code <@U12|ann>}, {@code <#C12|ops>}, {@code <!channel>}. Nobody is called by it: Slack's ids are not ours. */
    private static String reference(MatchResult found) {
        String target = found.group(1);
        String label = found.group(2);
        char first = target.charAt(0);
        if (first == '@' || first == '#') {
            return label == null || label.isEmpty() ? target : first + label;
        }
        if (first == '!') {
            return label == null || label.isEmpty() ? "@" + target.substring(1) : label;
        }
        return label == null || label.isEmpty() || label.equals(target) ? target : label + " (" + target + ")";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
