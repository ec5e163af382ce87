package io.atrium.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a database as they are now: what they are made of, what stands in them, and rows to try them with. */
final class Tables {
    private static final int ROWS = 2_000;
    private static final int ROOMS_TALKED_IN = 200;
    private static final int ENTRIES_EACH = 100;

    /** What can't be any text. */
    private static final Map<String, String> TEXTS = Map.of(
            "room.settings", "{}",
            "entry.body", "{\"message\":\"" + "said ".repeat(30) + "\"}",
            "audit_act.detail", "{}",
            "job.wanted", "{}",
            "job.place", "{}");

    private final Connection connection;
    private final Map<String, Class<?>> mapped = new HashMap<>();

    /** Of each table, since PostgreSQL takes its time to say so. */
    private final Map<String, List<Reference>> references = new HashMap<>();

    private record Reference(String column, String table, String to) {}

    /** @param width in characters */
    record Column(String name, int type, int width, boolean nullable) {}

    Tables(Connection connection, List<Mapping.Mapped> mapping) {
        this.connection = connection;
        mapping.forEach(one -> mapped.put(one.name(), one.type()));
    }

    /** By table, in lower case; Flyway's own left out. */
    Map<String, List<Column>> columns() throws SQLException {
        Map<String, List<Column>> all = new TreeMap<>();
        Set<String> tables = names();
        try (ResultSet found = metadata().getColumns(connection.getCatalog(), schema(), null, null)) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!tables.contains(table)) {
                    continue;
                }
                all.computeIfAbsent(table, first -> new ArrayList<>())
                        .add(new Column(
                                found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                found.getInt("DATA_TYPE"),
                                found.getInt("COLUMN_SIZE"),
                                found.getInt("NULLABLE") == DatabaseMetaData.columnNullable));
            }
        }
        return all;
    }

    /** PostgreSQL lists the columns of indexes, too. */
    private Set<String> names() throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet found =
                metadata().getTables(connection.getCatalog(), schema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        names.removeIf(name -> name.startsWith("flyway"));
        return names;
    }

    /** All that stands in columns, by table: counted, and summed up by its hash. */
    Map<String, String> contents(Map<String, List<Column>> columns) throws SQLException {
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, List<Column>> table : columns.entrySet()) {
            String list = String.join(
                    ", ", table.getValue().stream().map(Column::name).toList());
            long rows = 0;
            long sum = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select " + list + " from " + table.getKey())) {
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= table.getValue().size(); i++) {
                        row.append('|').append(found.getString(i));
                    }
                    rows++;
                    sum += row.toString().hashCode() * 31L + row.length();
                }
            }
            all.put(table.getKey(), rows + " rows, " + sum);
        }
        return all;
    }

    /** Fills each table that is empty. Row n has n wherever a number stands, and the text of row n where it refers to one, so that whatever it refers to is there. @return those that were filled */
    Set<String> fill() throws SQLException {
        Map<String, List<Column>> columns = columns();
        Set<String> filled = new LinkedHashSet<>();
        connection.setAutoCommit(false);
        for (String table : byReference(columns.keySet())) {
            if (count("select count(*) from " + table) == 0) {
                fill(table, columns.get(table));
                filled.add(table);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return filled;
    }

    private void fill(String table, List<Column> columns) throws SQLException {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        String marks = String.join(", ", columns.stream().map(column -> "?").toList());
        int rows = table.equals("entry") ? ROOMS_TALKED_IN * ENTRIES_EACH : ROWS;
        Map<String, String> referred = new HashMap<>();
        references(table)
                .forEach(one -> referred.put(
                        one.column.toLowerCase(Locale.ROOT), one.table + "." + one.to.toLowerCase(Locale.ROOT)));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (" + names + ") values (" + marks + ")")) {
            for (int row = 1; row <= rows; row++) {
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    String name = table + "." + column.name();
                    insert.setObject(i + 1, value(name, referred.getOrDefault(column.name(), name), column, row));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** @param as the column it refers to, or itself */
    private Object value(String name, String as, Column column, int row) {
        switch (name) {
            case "entry.room_id":
                return (row - 1L) % ROOMS_TALKED_IN + 1;
            case "entry.seq":
                return (row - 1L) / ROOMS_TALKED_IN + 1;
            case "room.last_seq", "room.said_seq":
                return row <= ROOMS_TALKED_IN ? (long) ENTRIES_EACH : 0L;
            case "users.login":
                return row % 100 == 0 ? "former-" + row : "person" + row;
            default:
                return column.nullable() && row % 4 == 0 ? null : anyValue(as, column, row);
        }
    }

    private Object anyValue(String name, Column column, int row) {
        return switch (column.type()) {
            case Types.BIGINT -> (long) row;
            case Types.INTEGER -> row;
            case Types.DOUBLE -> row / 10.0;
            case Types.BOOLEAN, Types.BIT -> row % 3 == 0;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> new byte[] {1, 2, 3};
            case Types.CHAR, Types.VARCHAR -> text(name, column, row);
            default -> throw new IllegalStateException(name + " is of type " + column.type());
        };
    }

    private String text(String name, Column column, int row) {
        Class<?> type = mapped.get(name);
        if (type != null && type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[row % type.getEnumConstants().length]).name();
        }
        String text = TEXTS.getOrDefault(name, row + " of " + name + " – 文");
        return text.substring(0, Math.min(text.length(), column.width()));
    }

    /** Rows that refer to nothing, by reference. */
    Map<String, Long> orphans() throws SQLException {
        Map<String, Long> orphans = new LinkedHashMap<>();
        for (String table : columns().keySet()) {
            for (Reference reference : references(table)) {
                long count = count("select count(*) from " + table + " c where " + reference.column
                        + " is not null and not exists (select 1 from " + reference.table + " p where p."
                        + reference.to + " = c." + reference.column + ")");
                if (count > 0) {
                    orphans.put(table + "." + reference.column, count);
                }
            }
        }
        return orphans;
    }

    private List<String> byReference(Set<String> tables) throws SQLException {
        List<String> ordered = new ArrayList<>();
        for (String table : tables) {
            visit(table, ordered);
        }
        return ordered;
    }

    private void visit(String table, List<String> ordered) throws SQLException {
        if (ordered.contains(table)) {
            return;
        }
        for (Reference reference : references(table)) {
            visit(reference.table, ordered);
        }
        ordered.add(table);
    }

    private List<Reference> references(String table) throws SQLException {
        List<Reference> known = references.get(table);
        if (known == null) {
            known = new ArrayList<>();
            try (ResultSet keys = metadata().getImportedKeys(connection.getCatalog(), schema(), inCase(table))) {
                while (keys.next()) {
                    String to = keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT);
                    known.add(new Reference(keys.getString("FKCOLUMN_NAME"), to, keys.getString("PKCOLUMN_NAME")));
                }
            }
            references.put(table, known);
        }
        return known;
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private DatabaseMetaData metadata() throws SQLException {
        return connection.getMetaData();
    }

    private String schema() throws SQLException {
        return connection.getSchema();
    }

    /** As the database writes it. */
    private String inCase(String name) throws SQLException {
        return metadata().storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }
}
