package io.atrium.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.store.Mapping.Mapped;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases of earlier versions, with something in each table, are brought up to date: nothing is lost, and the entities fit what there is then. */
class UpgradeTest {
    private static final Logger LOG = Logger.getLogger(UpgradeTest.class.getName());
    private static final String MIGRATIONS = "classpath:db/migration";
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    /** 1: the first there was; 45: before groups, profiles, commands, webhooks, holds, jobs, imports and what came after. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "45"})
    void nothing_is_lost_on_h2(String from) throws IOException, SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:upgrade-" + from + ";DB_CLOSE_DELAY=-1");
        upgrade(database, from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "45"})
    void nothing_is_lost_on_postgresql(String from) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database upgrade" + from);
        }
        upgrade(postgres.getDatabase("postgres", "upgrade" + from), from);
    }

    private static void upgrade(DataSource database, String from) throws IOException, SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations(MIGRATIONS)
                .target(from)
                .load()
                .migrate();
        List<Mapped> mapping = Mapping.all();
        try (Connection connection = database.getConnection()) {
            Tables tables = new Tables(connection, mapping);
            assertTrue(tables.fill().contains("entry"));
            Map<String, List<Tables.Column>> columns = tables.columns();
            Map<String, String> before = tables.contents(columns);
            Instant begun = Instant.now();
            Schema.migrate(database, MIGRATIONS);
            Duration took = Duration.between(begun, Instant.now());
            LOG.info(() -> "from " + from + " on " + name(connection) + ": " + took.toMillis() + " ms");
            assertTrue(took.compareTo(WITHIN) < 0, took.toString());
            assertEquals(before, tables.contents(columns));
            assertEquals(Map.of(), tables.orphans());
            assertEquals(20, tables.count("select count(*) from users where erased_at is not null"));
            assertEquals(List.of(), misfits(mapping, tables.columns()));
            // What is new takes what the entities may write.
            assertTrue(tables.fill().contains("job_part"));
            assertEquals(Map.of(), tables.orphans());
        }
    }

    private static String name(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException closed) {
            return "?";
        }
    }

    /** Fields that their columns can't be read into, or that don't fit them. */
    private static List<String> misfits(List<Mapped> mapping, Map<String, List<Tables.Column>> columns) {
        Map<String, Tables.Column> known = new TreeMap<>();
        columns.forEach((table, all) -> all.forEach(column -> known.put(table + "." + column.name(), column)));
        List<String> misfits = new ArrayList<>();
        for (Mapped field : mapping) {
            Tables.Column column = known.get(field.name());
            if (column == null) {
                misfits.add(field.name() + " is not there");
            } else if (!takes(field.type(), column)) {
                misfits.add(field + " is " + column);
            } else if (field.type().isPrimitive() && column.nullable()) {
                misfits.add(field.name() + " may be null, and its field not");
            }
        }
        return misfits;
    }

    private static boolean takes(Class<?> field, Tables.Column column) {
        if (field.isEnum()) {
            for (Object constant : field.getEnumConstants()) {
                if (((Enum<?>) constant).name().length() > column.width()) {
                    return false;
                }
            }
            return isText(column);
        }
        return switch (field.getSimpleName()) {
            case "String" -> isText(column);
            case "long", "Long", "Instant" -> column.type() == Types.BIGINT;
            case "int", "Integer" -> column.type() == Types.INTEGER;
            case "double", "Double" -> column.type() == Types.DOUBLE;
            case "boolean", "Boolean" -> column.type() == Types.BOOLEAN || column.type() == Types.BIT;
            case "byte[]" ->
                List.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY).contains(column.type());
            default -> false;
        };
    }

    private static boolean isText(Tables.Column column) {
        return column.type() == Types.VARCHAR || column.type() == Types.CHAR;
    }
}
