package io.atrium.kind.chat;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The safe part of Markdown that messages may use, as escaped HTML for the first paint: fences, quotes, lists, bold, italic,
 * code, links that were typed out, and mentions. The browser does the same in kind/chat/markdown.js.
 */
public final class Markdown {
    private static final Pattern FENCE = Pattern.compile("```[ \\t]*[0-9A-Za-z+#._-]*[ \\t]*");
    private static final Pattern FENCE_END = Pattern.compile("```[ \\t]*");
    private static final Pattern BLANK = Pattern.compile("[ \\t\\u3000]*");
    private static final Pattern BULLET = Pattern.compile("- +(?=[^ ])");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})\\. +(?=[^ ])");

    private final List<String> lines;
    private final StringBuilder html = new StringBuilder();

    private final UnaryOperator<String> looks;

    private Markdown(String text, UnaryOperator<String> looks) {
        this.looks = looks;
        this.lines = List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    }

    /** Markup that may be shown as it is, whatever the text was. Nobody is mentioned in it. */
    public static String html(String text) {
        return html(text, login -> null);
    }

    /** @param looks what class a mention of this login has; null: it is none, but text like any other */
    static String html(String text, UnaryOperator<String> looks) {
        Markdown markdown = new Markdown(text, looks);
        for (int i = 0; i < markdown.lines.size(); ) {
            i = markdown.block(i);
        }
        return markdown.html.toString();
    }

    /** What a message says without its marks, on one line; not escaped. */
    public static String plain(String text) {
        return html(text)
                .replaceAll("<br>|</(p|pre|blockquote|li)>", " ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("[\\s\\u00a0\\u3000]+", " ")
                .strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Writes the block that starts at a line; answers the line after it. */
    private int block(int at) {
        if (BLANK.matcher(lines.get(at)).matches()) {
            return at + 1;
        }
        if (opensFence(at)) {
            return fence(at);
        }
        if (lines.get(at).startsWith(">")) {
            return quote(at);
        }
        if (BULLET.matcher(lines.get(at)).lookingAt()) {
            return list(at, BULLET, "<ul>", "</ul>");
        }
        Matcher number = NUMBER.matcher(lines.get(at));
        if (number.lookingAt()) {
            int first = Integer.parseInt(number.group(1));
            return list(at, NUMBER, first == 1 ? "<ol>" : "<ol start=\"" + first + "\">", "</ol>");
        }
        return paragraph(at);
    }

    /** A mark with nothing after it was only typed so far. */
    private boolean opensFence(int at) {
        return at + 1 < lines.size() && FENCE.matcher(lines.get(at)).matches();
    }

    private int fence(int at) {
        int end = runOf(at + 1, i -> !FENCE_END.matcher(lines.get(i)).matches());
        html.append("<pre>")
                .append(escape(String.join("\n", lines.subList(at + 1, end))))
                .append("</pre>");
        return end + 1;
    }

    private int quote(int at) {
        int end = runOf(at, i -> lines.get(i).startsWith(">"));
        List<String> said = lines.subList(at, end).stream()
                .map(line -> line.substring(line.startsWith("> ") ? 2 : 1))
                .toList();
        html.append("<blockquote>")
                .append(InlineMarkdown.html(String.join("\n", said), looks))
                .append("</blockquote>");
        return end;
    }

    private int list(int at, Pattern marker, String open, String close) {
        int end = runOf(at, i -> marker.matcher(lines.get(i)).lookingAt());
        html.append(open);
        for (String line : lines.subList(at, end)) {
            html.append("<li>")
                    .append(InlineMarkdown.html(marker.matcher(line).replaceFirst(""), looks))
                    .append("</li>");
        }
        html.append(close);
        return end;
    }

    private int paragraph(int at) {
        int end = runOf(at + 1, i -> !BLANK.matcher(lines.get(i)).matches() && !startsBlock(i));
        html.append("<p>")
                .append(InlineMarkdown.html(String.join("\n", lines.subList(at, end)), looks))
                .append("</p>");
        return end;
    }

    private boolean startsBlock(int i) {
        return opensFence(i)
                || lines.get(i).startsWith(">")
                || BULLET.matcher(lines.get(i)).lookingAt()
                || NUMBER.matcher(lines.get(i)).lookingAt();
    }

    /** The first line from a place on that is not of a sort. */
    private int runOf(int at, IntPredicate sort) {
        int end = at;
        while (end < lines.size() && sort.test(end)) {
            end++;
        }
        return end;
    }
}
