package io.atrium.store;

import java.sql.Connection;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** Apart from {@link AtriumDataSource}, so that H2's inner classes are loaded only where H2 is used. */
final class H2Sessions {
    private H2Sessions() {}

    /** Whether the connection's transaction has written anything yet. */
    static boolean hasChanges(Connection connection) {
        return ((JdbcConnection) connection).getSession() instanceof SessionLocal session
                && session.containsUncommitted();
    }
}
