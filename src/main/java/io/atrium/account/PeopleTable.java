package io.atrium.account;

import io.atrium.wire.Csv;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** People as a table. The first row names the columns; those of an export that say nothing to an import are passed over. */
final class PeopleTable {
    /** As an export has them. */
    private static final String[] HEAD = {"login", "name", "role", "mail", "state", "last_seen_at", "created_at"};

    private static final Set<String> KNOWN = Set.of(HEAD);
    private static final List<String> NEEDED = List.of("login", "name");

    private PeopleTable() {}

    /**
     * One row that was read.
     *
     * @param cells by column, without the apostrophe that keeps a formula from being one
     */
    record Row(long line, Map<String, String> cells) {
        /** Empty where the table has no such column. */
        String cell(String column) {
            return cells.getOrDefault(column, "").strip();
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }
    }

    static void writeHead(Writer to) throws IOException {
        Csv.write(to, (Object[]) HEAD);
    }

    static void write(User user, Writer to) throws IOException {
        Csv.write(
                to,
                user.getLogin(),
                user.getName(),
                user.getRole().word(),
                user.getMail(),
                user.isEnabled() ? "enabled" : "disabled",
                wire(user.getLastSeenAt()),
                wire(user.getCreatedAt()));
    }

    private static String wire(Instant at) {
        return at == null ? null : Instants.wire(at);
    }

    /** @throws Problem {@code too_large} beyond so many rows, before any more is read; {@code invalid} for columns that are missing or unknown; {@code malformed} */
    static List<Row> read(String text, int most) throws IOException {
        Csv csv = new Csv(new StringReader(text), separator(text));
        List<String> columns =
                csv.row().orElseThrow(() -> Problem.of(ErrorCode.MALFORMED, "the table is empty")).stream()
                        .map(column -> column.strip().toLowerCase(Locale.ROOT))
                        .toList();
        requireColumns(columns);
        List<Row> rows = new ArrayList<>();
        for (var cells = csv.row(); cells.isPresent(); cells = csv.row()) {
            if (rows.size() == most) {
                throw Problem.of(ErrorCode.TOO_LARGE, "a table takes at most " + most + " people; cut it into several");
            }
            rows.add(new Row(csv.rowLine(), byColumn(columns, cells.get())));
        }
        return rows;
    }

    /** Where a comma stands for the decimal point spreadsheets write a semicolon between cells. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        String head = end < 0 ? text : text.substring(0, end);
        return head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }

    private static void requireColumns(List<String> columns) {
        NEEDED.stream().filter(needed -> !columns.contains(needed)).findFirst().ifPresent(missing -> {
            throw Problem.invalid(missing, "the first row must name the columns; " + missing + " is missing");
        });
        columns.stream().filter(column -> !KNOWN.contains(column)).findFirst().ifPresent(unknown -> {
            throw Problem.invalid("columns", "there is no column " + unknown + "; there are login, name, role, mail");
        });
    }

    private static Map<String, String> byColumn(List<String> columns, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.put(columns.get(i), Csv.withoutApostrophe(cells.get(i)));
        }
        return row;
    }
}
