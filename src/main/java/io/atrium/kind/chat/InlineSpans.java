package io.atrium.kind.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code, links, mentions and rooms within a run of text, by where they start: no mark inside them means anything. Linear in the text's length.
 * The browser does the same in kind/chat/spans.js.
 */
final class InlineSpans {
    private static final int MAX_BACKTICKS = 3;
    private static final int MAX_LABEL = 200;

    /** A label is looked at again at each bracket: bounded, or many would take their square. */
    private static final int MAX_URL = 2_048;

    private static final String NOT_IN_URL = "<>\"`\\^{|}";
    private static final String NOT_AT_URL_END = ".,;:!?'*_~]";
    private static final Pattern SCHEME = Pattern.compile("https?://(?=[0-9A-Za-z\\[])", Pattern.CASE_INSENSITIVE);

    /** No bracket and no line break in it, and something to see. */
    private static final Pattern LABEL = Pattern.compile("\\[([^\\[\\]\\n]{1," + MAX_LABEL + "})]\\(");

    /** A login or a room's name, however it is written. */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,64}(?![0-9A-Za-z_@-])");

    /** Where one of these stands before it, an @ or a # is part of something else: a mail address, a path. */
    private static final String NOT_BEFORE_NAME = "@./-+";

    record Span(int end, String html) {}

    private final String text;
    private final Names names;
    private final Map<Integer, Span> found = new HashMap<>();
    private final int[] noCloserBefore = new int[MAX_BACKTICKS + 1];

    private InlineSpans(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    static Map<Integer, Span> of(String text, Names names) {
        InlineSpans spans = new InlineSpans(text, names);
        int i = 0;
        while (i < text.length()) {
            int width = text.charAt(i) == '`' ? InlineMarkdown.runOf(text, i, text.length()) : 1;
            Span span = spans.at(i, width);
            if (span != null) {
                spans.found.put(i, span);
            }
            i = span == null ? i + width : span.end;
        }
        return spans.found;
    }

    private Span at(int i, int width) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return switch (text.charAt(i)) {
            case '`' -> width <= MAX_BACKTICKS && i >= noCloserBefore[width] ? code(i, width) : null;
            case '[' -> labelled(i);
            case 'h', 'H' -> InlineMarkdown.isAsciiWord(before) ? null : link(i);
            case '@' -> mayStandBeforeName(before) ? mention(i) : null;
            case '#' -> mayStandBeforeName(before) ? room(i) : null;
            default -> null;
        };
    }

    private Span code(int start, int width) {
        int i = start + width;
        while (i < text.length() && text.charAt(i) != '\n') {
            int closing = text.charAt(i) == '`' ? InlineMarkdown.runOf(text, i, text.length()) : 0;
            if (closing == width) {
                return new Span(i + width, "<code>" + Markdown.escape(text.substring(start + width, i)) + "</code>");
            }
            i += Math.max(closing, 1);
        }
        noCloserBefore[width] = i;
        return null;
    }

    private Span link(int start) {
        int first = afterScheme(start);
        if (first < 0) {
            return null;
        }
        int end = first;
        int open = 0;
        while (end < text.length() && isInUrl(text.charAt(end))) {
            open += step(text.charAt(end++));
        }
        while (end > first + 1
                && (NOT_AT_URL_END.indexOf(text.charAt(end - 1)) >= 0 || (text.charAt(end - 1) == ')' && open < 0))) {
            open += text.charAt(--end) == ')' ? 1 : 0;
        }
        String url = Markdown.escape(text.substring(start, end));
        return new Span(end, anchor(url, "", url));
    }

    /** {@code [what it says](where it leads)}: its host stands beside it, whatever it says. */
    private Span labelled(int start) {
        Matcher label = LABEL.matcher(text).region(start, text.length());
        int first = label.lookingAt() && !label.group(1).isBlank() ? afterScheme(label.end()) : -1;
        if (first < 0) {
            return null;
        }
        int end = first;
        int most = Math.min(text.length(), first + MAX_URL);
        int open = 0;
        while (end < most && isInUrl(text.charAt(end)) && (text.charAt(end) != ')' || open > 0)) {
            open += step(text.charAt(end++));
        }
        if (end == text.length() || text.charAt(end) != ')') {
            return null;
        }
        String host = " data-host=\"" + Markdown.escape(host(text.substring(first, end))) + "\"";
        String url = Markdown.escape(text.substring(label.end(), end));
        return new Span(end + 1, anchor(url, host, Markdown.escape(label.group(1))));
    }

    private static String anchor(String url, String more, String said) {
        return "<a href=\"" + url + "\"" + more + " target=\"_blank\" rel=\"noopener noreferrer\">" + said + "</a>";
    }

    /** With its port; what stands before an @ only looks like one. */
    private static String host(String afterScheme) {
        String whole = afterScheme.split("[/?#]", 2)[0];
        return whole.substring(whole.lastIndexOf('@') + 1);
    }

    /** Where the address that starts here goes on after its scheme; -1: none starts here. */
    private int afterScheme(int start) {
        Matcher scheme = SCHEME.matcher(text).region(start, Math.min(start + 9, text.length()));
        return scheme.lookingAt() ? scheme.end() : -1;
    }

    /** The whole of it, or without the dashes at its end, which may be marks of the text. */
    private Span mention(int start) {
        for (String name : names(start + 1)) {
            String look = names.mention(name.toLowerCase(Locale.ROOT));
            if (look != null) {
                String html = called(name, look);
                return new Span(start + 1 + name.length(), html);
            }
        }
        return null;
    }

    private String called(String name, String look) {
        String handle = name.toLowerCase(Locale.ROOT);
        String title = names.group(handle);
        return title == null
                ? "<span class=\"" + look + "\">@" + Markdown.escape(name) + "</span>"
                : "<button class=\"" + look + "\" type=\"button\" data-called-group=\"" + handle + "\">@"
                        + Markdown.escape(title) + "</button>";
    }

    private Span room(int start) {
        for (String name : names(start + 1)) {
            String room = name.toLowerCase(Locale.ROOT);
            String title = names.room(room);
            if (title != null) {
                String html = "<a class=\"to-room\" href=\"/room/" + room + "\">#" + Markdown.escape(title) + "</a>";
                return new Span(start + 1 + name.length(), html);
            }
        }
        return null;
    }

    private List<String> names(int start) {
        Matcher name = NAME.matcher(text).region(start, text.length());
        name.useTransparentBounds(true);
        if (!name.lookingAt()) {
            return List.of();
        }
        String whole = name.group();
        String inner = whole.replaceFirst("[_-]+$", "");
        return inner.isEmpty() || inner.equals(whole) ? List.of(whole) : List.of(whole, inner);
    }

    private static boolean mayStandBeforeName(char c) {
        return !InlineMarkdown.isAsciiWord(c) && NOT_BEFORE_NAME.indexOf(c) < 0;
    }

    private static boolean isInUrl(char c) {
        return c > ' ' && c <= '~' && NOT_IN_URL.indexOf(c) < 0;
    }

    private static int step(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
