package io.atrium.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name + ".sql"), sql);
    }
}
