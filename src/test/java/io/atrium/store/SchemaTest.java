package io.atrium.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaTest {
    @TempDir
    private Path folder;

    @Test
    void a_migration_that_comes_later_may_have_the_smaller_number() throws IOException, SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:schema-test");
        try (Connection open = database.getConnection();
                Statement statement = open.createStatement()) {
            write("V1__one", "create table one (id integer)");
            write("V3__three", "create table three (id integer)");
            Schema.migrate(database, "filesystem:" + folder);
            write("V2__two", "create table two (id integer)");
            Schema.migrate(database, "filesystem:" + folder);
            assertTrue(statement.execute(
                    "select id from one union all select id from two union all select id from three"));
        }
    }

    @Test
    void a_migration_may_take_longer_than_any_answer_to_a_query() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            PGSimpleDataSource hasty = new PGSimpleDataSource();
            hasty.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
            hasty.setSocketTimeout(1);
            write("V1__long", "create table one (id integer); select pg_sleep(2)");
            Schema.migrate(hasty, "filesystem:" + folder);
            try (Connection open = hasty.getConnection();
                    Statement statement = open.createStatement()) {
                assertTrue(statement.execute("select id from one"));
                assertThrows(SQLException.class, () -> statement.execute("select pg_sleep(2)"));
            }
        }
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name + ".sql"), sql);
    }
}
