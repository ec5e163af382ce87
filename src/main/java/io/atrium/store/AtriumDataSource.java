package io.atrium.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The connections behind {@code java:app/jdbc/atrium}, pooled by the server: a file H2 below {@code ATRIUM_DATA}, or whatever
 * {@code ATRIUM_DB_URL} names, without a rebuild and the same on every server.
 *
 * <p>The setters are called by the server with the attributes of {@code @DataSourceDefinition}; the settings decide, not they.
 */
public class AtriumDataSource implements DataSource {
    /**
     * {@code WRITE_DELAY} alone loses acknowledged commits when the process is killed, and 0 lets the file grow without bound;
     * with these and a {@code CHECKPOINT SYNC} after each commit neither happens, and a power cut loses nothing.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=500;RETENTION_TIME=2000;DB_CLOSE_ON_EXIT=FALSE";

    private final String url;
    private final Properties credentials = new Properties();
    private int loginTimeoutSeconds = 5;

    public AtriumDataSource() {
        Config config = ConfigProvider.getConfig();
        url = config.getOptionalValue("atrium.db.url", String.class).orElseGet(() -> embedded(config));
        credentials.setProperty(
                "user", config.getOptionalValue("atrium.db.user", String.class).orElse("atrium"));
        credentials.setProperty(
                "password",
                config.getOptionalValue("atrium.db.password", String.class).orElse(""));
        if (isPostgres()) {
            // A database that vanished must be noticed within seconds, or every writer waits for the kernel's patience.
            credentials.setProperty("connectTimeout", "5");
            credentials.setProperty("socketTimeout", "15");
            credentials.setProperty("tcpKeepAlive", "true");
            credentials.setProperty("reWriteBatchedInserts", "true");
        }
    }

    private static String embedded(Config config) {
        Path folder =
                Path.of(config.getOptionalValue("atrium.data", String.class).orElse("data"));
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("atrium") + H2_OPTIONS;
    }

    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    public void setUrl(String ignored) {}

    public void setUser(String ignored) {}

    public void setPassword(String ignored) {}

    @Override
    public Connection getConnection() throws SQLException {
        // By name: a driver inside a WAR is not found by DriverManager's own look-up.
        Connection connection = isPostgres()
                ? new org.postgresql.Driver().connect(url, credentials)
                : new org.h2.Driver().connect(url, credentials);
        if (connection == null) {
            throw new SQLException("ATRIUM_DB_URL must begin with jdbc:postgresql: or jdbc:h2:, not " + url);
        }
        return isPostgres() ? connection : syncedOnCommit(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Forces what a commit wrote to the disk before {@code commit} returns; a commit that wrote nothing costs nothing. */
    private static Connection syncedOnCommit(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                AtriumDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean wrote = method.getName().equals("commit") && H2Sessions.hasChanges(connection);
                    Object result;
                    try {
                        result = method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (wrote) {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("checkpoint sync");
                        }
                    }
                    return result;
                });
    }

    @Override
    public PrintWriter getLogWriter() {
        return DriverManager.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        DriverManager.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeoutSeconds = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeoutSeconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
