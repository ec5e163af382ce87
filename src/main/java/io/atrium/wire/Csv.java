package io.atrium.wire;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comma-separated values as RFC 4180 has them, lines ended by CRLF. */
public final class Csv {
    /** Characters of one row: no row of ours comes near. */
    private static final int MAX_ROW = 1 << 20;

    private static final int END = -1;

    private final Reader reader;
    private final char separator;
    private int next;
    private long line = 1;
    private long began = 1;
    private int length;

    /** @param separator comma, or what a spreadsheet of the sender's country writes */
    public Csv(Reader reader, char separator) throws IOException {
        this.reader = reader;
        this.separator = separator;
        next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    /**
     * Writes one row. A text that a spreadsheet would take for a formula gets an apostrophe before it: what somebody said in a room must not act on
     * the machine of who reads it.
     */
    public static void write(Writer to, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                to.write(',');
            }
            to.write(cell(cells[i]));
        }
        to.write("\r\n");
    }

    private static String cell(Object value) {
        if (value == null || value instanceof Number) {
            return value == null ? "" : value.toString();
        }
        String text = value.toString();
        if (isFormula(text)) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Whether a spreadsheet would take it for one. */
    public static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    /** A cell as it was before {@link #write} put an apostrophe before it. */
    public static String withoutApostrophe(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** The line the next row begins on, from 1. */
    public long line() {
        return line;
    }

    /** The line on which the row that was read last began. */
    public long rowLine() {
        return began;
    }

    /**
     * The next row that is not blank; empty at the end.
     *
     * @throws Problem {@code malformed}, naming the line, where a quote is not closed or a row has no end
     */
    public Optional<List<String>> row() throws IOException {
        while (next != END) {
            length = 0;
            began = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                return Optional.of(cells);
            }
        }
        return Optional.empty();
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(next == '"' ? quoted() : plain());
            if (next == separator) {
                advance();
                continue;
            }
            if (next == '\r') {
                advance();
            }
            if (next == '\n') {
                advance();
                line++;
            }
            return cells;
        }
    }

    private String plain() throws IOException {
        StringBuilder cell = new StringBuilder();
        while (next != END && next != separator && next != '\n' && next != '\r') {
            cell.append((char) next);
            advance();
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        StringBuilder cell = new StringBuilder();
        long opened = line;
        advance();
        while (true) {
            if (next == END) {
                throw Problem.of(ErrorCode.MALFORMED, "line " + opened + ": a quote is not closed");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    return cell + plain();
                }
            }
            line += next == '\n' ? 1 : 0;
            cell.append((char) next);
            advance();
        }
    }

    private void advance() throws IOException {
        if (++length > MAX_ROW) {
            throw Problem.of(ErrorCode.MALFORMED, "line " + line + " is too long");
        }
        next = reader.read();
    }
}
