package io.atrium.kind.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The safe part of Markdown that messages may use, as escaped HTML for the first paint: fences, quotes, lists, tasks, tables, bold, italic, struck out,
 * code, links, mentions and rooms. The browser does the same in kind/chat/markdown.js.
 */
public final class Markdown {
    private static final Pattern FENCE = Pattern.compile("```[ \\t]*([0-9A-Za-z+#._-]*)[ \\t]*");
    private static final Pattern FENCE_END = Pattern.compile("```[ \\t]*");
    private static final Pattern BLANK = Pattern.compile("[ \\t\\u3000]*");
    private static final Pattern BULLET = Pattern.compile("- +(?=[^ ])");
    private static final Pattern TASK = Pattern.compile("- +\\[([ xX])] +(?=[^ ])");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})\\. +(?=[^ ])");

    private final List<String> lines;
    private final Names names;
    private final StringBuilder html = new StringBuilder();

    /** The lines with a box to tick, in their order. */
    private final List<Integer> tasks = new ArrayList<>();

    private Markdown(String text, Names names) {
        this.names = names;
        this.lines = List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    }

    /** Markup that may be shown as it is, whatever the text was. Nobody is mentioned in it. */
    public static String html(String text) {
        return html(text, Names.NONE);
    }

    static String html(String text, Names names) {
        return read(text, names).html.toString();
    }

    private static Markdown read(String text, Names names) {
        Markdown markdown = new Markdown(text, names);
        for (int i = 0; i < markdown.lines.size(); ) {
            i = markdown.block(i);
        }
        return markdown;
    }

    /**
     * A text with one of its tasks ticked, or not any more.
     *
     * @param task 0 is the first
     * @return empty: it has no such task
     */
    static Optional<String> ticked(String text, int task, boolean done) {
        Markdown markdown = read(text, Names.NONE);
        if (task >= markdown.tasks.size()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(markdown.lines);
        int line = markdown.tasks.get(task);
        lines.set(line, lines.get(line).replaceFirst("\\[[ xX]]", done ? "[x]" : "[ ]"));
        return Optional.of(String.join("\n", lines));
    }

    /** What a message says without its marks, on one line; not escaped. */
    public static String plain(String text) {
        return html(text)
                .replaceAll("<br>|</(p|pre|blockquote|li|th|td)>", " ")
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
        Optional<MarkdownTable> table = MarkdownTable.at(lines, at);
        if (table.isPresent()) {
            int end = runOf(at + 2, i -> MarkdownTable.isRow(lines.get(i)) && !startsBlock(i));
            html.append(table.get().html(lines.subList(at + 2, end), names));
            return end;
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
        Matcher opening = FENCE.matcher(lines.get(at));
        String language = opening.matches() ? opening.group(1) : "";
        html.append(language.isEmpty() ? "<pre>" : "<pre data-language=\"" + language.toLowerCase(Locale.ROOT) + "\">")
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
                .append(InlineMarkdown.html(String.join("\n", said), names))
                .append("</blockquote>");
        return end;
    }

    private int list(int at, Pattern marker, String open, String close) {
        int end = runOf(at, i -> marker.matcher(lines.get(i)).lookingAt());
        html.append(open);
        for (int i = at; i < end; i++) {
            item(i, marker);
        }
        html.append(close);
        return end;
    }

    private void item(int at, Pattern marker) {
        String line = lines.get(at);
        Matcher task = TASK.matcher(line);
        boolean isTask = marker == BULLET && task.lookingAt();
        String said = InlineMarkdown.html(line.substring(isTask ? task.end() : ending(marker, line)), names);
        if (isTask) {
            String done = task.group(1).isBlank() ? "" : " checked=\"\"";
            html.append("<li class=\"task\"><label><input type=\"checkbox\" data-task=\"")
                    .append(tasks.size())
                    .append("\" disabled=\"\"")
                    .append(done)
                    .append("> ")
                    .append(said)
                    .append("</label></li>");
            tasks.add(at);
        } else {
            html.append("<li>").append(said).append("</li>");
        }
    }

    private static int ending(Pattern marker, String line) {
        Matcher begin = marker.matcher(line);
        return begin.lookingAt() ? begin.end() : 0;
    }

    private int paragraph(int at) {
        int end = runOf(at + 1, i -> !BLANK.matcher(lines.get(i)).matches() && !startsBlock(i));
        html.append("<p>")
                .append(InlineMarkdown.html(String.join("\n", lines.subList(at, end)), names))
                .append("</p>");
        return end;
    }

    private boolean startsBlock(int i) {
        return opensFence(i)
                || lines.get(i).startsWith(">")
                || BULLET.matcher(lines.get(i)).lookingAt()
                || NUMBER.matcher(lines.get(i)).lookingAt()
                || MarkdownTable.at(lines, i).isPresent();
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
