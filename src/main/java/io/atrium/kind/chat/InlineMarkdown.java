package io.atrium.kind.chat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Emphasis around what {@link InlineSpans} finds in a run of text, as escaped HTML. Linear in its length: a closing mark that was not found once
 * is not looked for again. The browser does the same in kind/chat/inline.js; markdown-cases.json holds them together.
 */
final class InlineMarkdown {
    private static final int MAX_DEPTH = 6;
    private static final Map<String, String> TAGS = Map.of("**", "strong>", "*", "em>", "_", "em>", "~~", "del>");
    private static final String BLANK = " \t\n\u00a0\u3000";

    private final String text;
    private final Map<Integer, InlineSpans.Span> spans;

    private InlineMarkdown(String text, Names names) {
        this.text = text;
        spans = InlineSpans.of(text, names);
    }

    /** One run of text, which may span lines. */
    static String html(String text, Names names) {
        InlineMarkdown run = new InlineMarkdown(text, names);
        StringBuilder html = new StringBuilder(text.length() + 16);
        run.write(0, text.length(), 0, html);
        return html.toString();
    }

    private void write(int from, int to, int depth, StringBuilder html) {
        Set<String> noCloser = new HashSet<>();
        int plain = from;
        int i = from;
        while (i < to) {
            InlineSpans.Span span = spans.get(i);
            char c = text.charAt(i);
            if (span != null) {
                html.append(Markdown.escape(text.substring(plain, i))).append(span.html());
                plain = i = span.end();
            } else if (c == '\n') {
                html.append(Markdown.escape(text.substring(plain, i))).append("<br>");
                plain = ++i;
            } else if (depth < MAX_DEPTH && markAt(i, to) != null) {
                String mark = markAt(i, to);
                int inner = i + mark.length();
                int end = noCloser.contains(mark) || !opens(i, to, mark) ? -2 : closer(inner, to, mark);
                if (end == -1) {
                    noCloser.add(mark);
                }
                if (end > 0) {
                    String tag = TAGS.get(mark);
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

    /** A single tilde is none. */
    private String markAt(int at, int to) {
        char c = text.charAt(at);
        boolean twice = at + 1 < to && text.charAt(at + 1) == c;
        return switch (c) {
            case '*' -> twice ? "**" : "*";
            case '_' -> "_";
            case '~' -> twice ? "~~" : null;
            default -> null;
        };
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
            InlineSpans.Span span = spans.get(i);
            if (span != null) {
                i = span.end();
            } else if (text.charAt(i) != mark.charAt(0)) {
                i++;
            } else {
                int end = i + runOf(text, i, to);
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
            case "**", "~~" -> width >= 2;
            case "_" -> width == 1 && (end >= text.length() || !isWord(text.charAt(end)));
            default -> width % 2 == 1;
        };
    }

    /** How far the character at a place is repeated. */
    static int runOf(String text, int at, int to) {
        int end = at;
        while (end < to && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    private static boolean isBlank(char c) {
        return BLANK.indexOf(c) >= 0;
    }

    static boolean isAsciiWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Han and every other script count as words: an underscore inside them stays one. */
    private static boolean isWord(char c) {
        return c >= 0x80 || isAsciiWord(c);
    }
}
