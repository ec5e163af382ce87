package io.atrium.kind.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Emphasis, code, links and mentions within a run of text, as escaped HTML. Linear in its length: a closing mark that was not found once
 * is not looked for again. The browser does the same in kind/chat/inline.js; markdown-cases.json holds them together.
 */
final class InlineMarkdown {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_BACKTICKS = 3;
    private static final String BLANK = " \t\n\u00a0\u3000";
    private static final String NOT_IN_URL = "<>\"`\\^{|}";
    private static final String NOT_AT_URL_END = ".,;:!?'*_~]";
    private static final Pattern SCHEME = Pattern.compile("https?://(?=[0-9A-Za-z\\[])", Pattern.CASE_INSENSITIVE);

    /** A login, however it is written. */
    private static final Pattern LOGIN = Pattern.compile("[0-9A-Za-z_-]{1,64}(?![0-9A-Za-z_@-])");

    /** Where one of these stands before it, an @ is part of something else: a mail address, a path. */
    private static final String NOT_BEFORE_MENTION = "@./-+";

    /** Code, a link or a mention: no mark inside it means anything. */
    private record Span(int end, String html) {}

    private final String text;
    private final Map<Integer, Span> spans = new HashMap<>();

    private final UnaryOperator<String> looks;

    private InlineMarkdown(String text, UnaryOperator<String> looks) {
        this.text = text;
        this.looks = looks;
    }

    /** One run of text, which may span lines. @param looks as {@link Markdown#html} */
    static String html(String text, UnaryOperator<String> looks) {
        InlineMarkdown run = new InlineMarkdown(text, looks);
        run.findSpans();
        StringBuilder html = new StringBuilder(text.length() + 16);
        run.write(0, text.length(), 0, html);
        return html.toString();
    }

    private void findSpans() {
        int[] noCloserBefore = new int[MAX_BACKTICKS + 1];
        int i = 0;
        while (i < text.length()) {
            Span span = null;
            int step = 1;
            char c = text.charAt(i);
            if (c == '`') {
                step = runOf(i, text.length());
                span = step <= MAX_BACKTICKS && i >= noCloserBefore[step] ? code(i, step, noCloserBefore) : null;
            } else if ((c == 'h' || c == 'H') && (i == 0 || !isAsciiWord(text.charAt(i - 1)))) {
                span = link(i);
            } else if (c == '@' && (i == 0 || mayStandBeforeMention(text.charAt(i - 1)))) {
                span = mention(i);
            }
            if (span != null) {
                spans.put(i, span);
                step = span.end - i;
            }
            i += step;
        }
    }

    private Span code(int start, int width, int[] noCloserBefore) {
        int i = start + width;
        while (i < text.length() && text.charAt(i) != '\n') {
            int closing = text.charAt(i) == '`' ? runOf(i, text.length()) : 0;
            if (closing == width) {
                return new Span(i + width, "<code>" + Markdown.escape(text.substring(start + width, i)) + "</code>");
            }
            i += Math.max(closing, 1);
        }
        noCloserBefore[width] = i;
        return null;
    }

    private Span link(int start) {
        Matcher scheme = SCHEME.matcher(text).region(start, Math.min(start + 9, text.length()));
        if (!scheme.lookingAt()) {
            return null;
        }
        int first = scheme.end();
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
        return new Span(end, "<a href=\"" + url + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + url + "</a>");
    }

    /** The whole of it, or without the dashes at its end, which may be marks of the text. */
    private Span mention(int start) {
        Matcher login = LOGIN.matcher(text).region(start + 1, text.length());
        login.useTransparentBounds(true);
        if (!login.lookingAt()) {
            return null;
        }
        String whole = login.group();
        String inner = whole.replaceFirst("[_-]+$", "");
        for (String name : inner.isEmpty() || inner.equals(whole) ? List.of(whole) : List.of(whole, inner)) {
            String look = looks.apply(name.toLowerCase(Locale.ROOT));
            if (look != null) {
                return new Span(
                        start + 1 + name.length(),
                        "<span class=\"" + look + "\">@" + Markdown.escape(name) + "</span>");
            }
        }
        return null;
    }

    private static boolean mayStandBeforeMention(char c) {
        return !isAsciiWord(c) && NOT_BEFORE_MENTION.indexOf(c) < 0;
    }

    private static boolean isInUrl(char c) {
        return c > ' ' && c <= '~' && NOT_IN_URL.indexOf(c) < 0;
    }

    private static int step(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }

    private void write(int from, int to, int depth, StringBuilder html) {
        Set<String> noCloser = new HashSet<>();
        int plain = from;
        int i = from;
        while (i < to) {
            Span span = spans.get(i);
            char c = text.charAt(i);
            if (span != null) {
                html.append(Markdown.escape(text.substring(plain, i))).append(span.html);
                plain = i = span.end;
            } else if (c == '\n') {
                html.append(Markdown.escape(text.substring(plain, i))).append("<br>");
                plain = ++i;
            } else if ((c == '*' || c == '_') && depth < MAX_DEPTH) {
                String mark = c == '*' && i + 1 < to && text.charAt(i + 1) == '*' ? "**" : String.valueOf(c);
                int inner = i + mark.length();
                int end = noCloser.contains(mark) || !opens(i, to, mark) ? -2 : closer(inner, to, mark);
                if (end == -1) {
                    noCloser.add(mark);
                }
                if (end > 0) {
                    String tag = mark.equals("**") ? "strong>" : "em>";
                    html.append(Markdown.escape(text.substring(plain, i)))
                            .append('<')
                            .append(tag);
                    write(inner, end, depth + 1, html);
                    html.append("</").append(tag);
                    plain = i = end + mark.length();
                } else {
                    i = inner;
                }
            } else {
                i++;
            }
        }
        html.append(Markdown.escape(text.substring(plain, to)));
    }

    private boolean opens(int at, int to, String mark) {
        int next = at + mark.length();
        if (next >= to || isBlank(text.charAt(next))) {
            return false;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return !mark.equals("_") || (text.charAt(next) != '_' && before != '_' && !isWord(before));
    }

    /** Where the closing mark starts, or -1. */
    private int closer(int from, int to, String mark) {
        int i = from;
        while (i < to) {
            Span span = spans.get(i);
            if (span != null) {
                i = span.end;
            } else if (text.charAt(i) != mark.charAt(0)) {
                i++;
            } else {
                int end = i + runOf(i, to);
                int at = end - mark.length();
                if (fits(mark, end - i, end) && at > from && !isBlank(text.charAt(at - 1))) {
                    return at;
                }
                i = end;
            }
        }
        return -1;
    }

    private boolean fits(String mark, int width, int end) {
        return switch (mark) {
            case "**" -> width >= 2;
            case "_" -> width == 1 && (end >= text.length() || !isWord(text.charAt(end)));
            default -> width % 2 == 1;
        };
    }

    private int runOf(int at, int to) {
        int end = at;
        while (end < to && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    private static boolean isBlank(char c) {
        return BLANK.indexOf(c) >= 0;
    }

    private static boolean isAsciiWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Han and every other script count as words: an underscore inside them stays one. */
    private static boolean isWord(char c) {
        return c >= 0x80 || isAsciiWord(c);
    }
}
