package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What another transaction has is not waited for, on either database, and goes on afterwards. */
class FileLockTest {
    @Test
    void h2_does_not_wait() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:file-lock;DB_CLOSE_DELAY=-1");
        check(database);
    }

    @Test
    void postgresql_does_not_wait() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            check(postgres.getPostgresDatabase());
        }
    }

    private static void check(DataSource database) throws SQLException {
        try (Connection writer = database.getConnection();
                Connection keeper = database.getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("create table stored_file (id varchar(32) primary key, seq bigint)");
            statement.execute("insert into stored_file (id) values ('a'), ('b')");
            writer.setAutoCommit(false);
            keeper.setAutoCommit(false);
            statement.execute("update stored_file set seq = 1 where id = 'b'");
            assertEquals(1, locked(keeper, "a"));
            assertEquals(0, locked(keeper, "b"));
            writer.commit();
            assertEquals(1, locked(keeper, "b"));
            keeper.rollback();
        }
    }

    private static int locked(Connection by, String id) throws SQLException {
        try (PreparedStatement lock = by.prepareStatement(FileAttachments.LOCK.replace("?1", "?"))) {
            lock.setString(1, id);
            try (ResultSet rows = lock.executeQuery()) {
                return rows.next() ? 1 : 0;
            }
        }
    }
}
