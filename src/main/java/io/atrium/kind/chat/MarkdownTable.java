package io.atrium.kind.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table as GitHub writes it: a line of heads, one of dashes that tells how columns are aligned, and rows. The browser does the same in kind/chat/table.js. */
final class MarkdownTable {
    private static final int MOST_COLUMNS = 20;
    private static final Pattern DASHES = Pattern.compile(":?-+:?");
    private static final String MARGIN = " \t\u3000";

    private final List<String> heads;
    private final List<String> dashes;

    private MarkdownTable(List<String> heads, List<String> dashes) {
        this.heads = heads;
        this.dashes = dashes;
    }

    /** The table whose heads and dashes stand in this line and the next. */
    static Optional<MarkdownTable> at(List<String> lines, int at) {
        if (at + 1 >= lines.size() || !isRow(lines.get(at)) || !isRow(lines.get(at + 1))) {
            return Optional.empty();
        }
        List<String> dashes = cells(lines.get(at + 1));
        if (dashes.size() > MOST_COLUMNS
                || !dashes.stream().allMatch(cell -> DASHES.matcher(cell).matches())) {
            return Optional.empty();
        }
        List<String> heads = cells(lines.get(at));
        return heads.size() == dashes.size() ? Optional.of(new MarkdownTable(heads, dashes)) : Optional.empty();
    }

    static boolean isRow(String line) {
        return line.indexOf('|') >= 0;
    }

    /** @param rows cells that are missing are left out, or a few bars would make many; and so are those too many */
    String html(List<String> rows, Names names) {
        StringBuilder html = new StringBuilder("<div class=\"scrolls\" tabindex=\"0\"><table><thead>");
        row(html, "th", heads, names);
        html.append("</thead><tbody>");
        rows.forEach(line -> row(html, "td", cells(line), names));
        return html.append("</tbody></table></div>").toString();
    }

    private void row(StringBuilder html, String tag, List<String> cells, Names names) {
        html.append("<tr>");
        for (int i = 0; i < Math.min(heads.size(), cells.size()); i++) {
            html.append('<')
                    .append(tag)
                    .append(look(dashes.get(i)))
                    .append('>')
                    .append(InlineMarkdown.html(cells.get(i), names))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>");
    }

    private static String look(String dashes) {
        if (!dashes.endsWith(":")) {
            return "";
        }
        return dashes.startsWith(":") ? " class=\"to-mid\"" : " class=\"to-end\"";
    }

    /** Between bars; one after a backslash is a bar of the text. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String inner = trimmed(line);
        for (int i = inner.startsWith("|") ? 1 : 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length() && inner.charAt(i + 1) == '|') {
                cell.append(inner.charAt(++i));
            } else if (c == '|') {
                cells.add(trimmed(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty()) {
            cells.add(trimmed(cell.toString()));
        }
        return cells;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && MARGIN.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && MARGIN.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
