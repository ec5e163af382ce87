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
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The connections behind {@code java:app/jdbc/atrium}, pooled by the server: a file H2 below {@code ATRIUM_DATA}, or what
 * {@code ATRIUM_DB_URL} or {@code ATRIUM_DB_POOL} names, without a rebuild and the same on every server.
 *
 * <p>The setters are called by the server with the attributes of {@code @DataSourceDefinition}; the settings decide, not they.
 */
public class AtriumDataSource implements DataSource {
    /**
     * {@code WRITE_DELAY} alone loses acknowledged commits when the process is killed, and 0 lets the file grow without bound;
     * with these and a {@code CHECKPOINT SYNC} after each commit neither happens, and a power cut loses nothing.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=500;RETENTION_TIME=2000;DB_CLOSE_ON_EXIT=FALSE";

    /**
     * H2 answers a query that is asked again from the last answer, and takes that for new where it was read in the instant of a commit: a right
     * that ended would be read as if it had not.
     */
    private static final String H2_READS_ANEW = ";OPTIMIZE_REUSE_RESULTS=0";

    /** Statements a connection keeps prepared: H2 keeps eight, and a pooled connection serves every query there is. */
    private static final String H2_PREPARED = ";QUERY_CACHE_SIZE=128";

    /**
     * H2 copies its file's parts until so many percent of them are in use. With its own 90 it does not get there once a log has grown to two
     * million entries, and an idle server copies for ever, with four fifths of a processor.
     */
    private static final String H2_COMPACTED = ";AUTO_COMPACT_FILL_RATE=80";

    /**
     * A node whose network went in the middle of a transaction holds the heads of its rooms, and PostgreSQL waits for it for hours: nobody else could say a word there.
     * Less than what the others wait for an answer ({@link #postgresProperties}).
     */
    private static final String POSTGRES_LETS_GO = "set idle_in_transaction_session_timeout = '10s'";

    /** Seconds. One that hangs takes connections, and says nothing. */
    private static final String OPENED_WITHIN = "5";

    private static final int ANSWERED_WITHIN_MILLIS = 15_000;

    private final Source source;
    private int loginTimeoutSeconds = 5;

    /** Where a new connection comes from. */
    @FunctionalInterface
    private interface Source {
        Connection open() throws SQLException;
    }

    public AtriumDataSource() {
        Config config = ConfigProvider.getConfig();
        String pool = setting(config, "atrium.db.pool", "");
        String url = setting(config, "atrium.db.url", "");
        if (!pool.isEmpty()) {
            source = () -> operatorsPool(pool).getConnection();
        } else if (url.startsWith("jdbc:postgresql:")) {
            Properties properties = postgresProperties(config);
            // Not by DriverManager: it does not find a driver inside a WAR.
            Availability availability = new Availability(System::nanoTime);
            source = () -> LastingConnection.open(() -> postgres(url, properties), availability);
        } else if (url.isEmpty() || url.startsWith("jdbc:h2:")) {
            Properties properties = credentials(config);
            String file = (url.isEmpty() ? embedded(config) : url) + H2_READS_ANEW + H2_PREPARED + H2_COMPACTED;
            source = () -> syncedOnCommit(new org.h2.Driver().connect(file, properties));
        } else {
            throw new IllegalArgumentException(
                    "ATRIUM_DB_URL must begin with jdbc:postgresql: or jdbc:h2:, not " + url);
        }
    }

    private static String setting(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static String embedded(Config config) {
        Path folder = Path.of(setting(config, "atrium.data", "data"));
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("atrium") + H2_OPTIONS;
    }

    private static Properties credentials(Config config) {
        Properties credentials = new Properties();
        credentials.setProperty("user", setting(config, "atrium.db.user", "atrium"));
        credentials.setProperty("password", setting(config, "atrium.db.password", ""));
        return credentials;
    }

    private static Properties postgresProperties(Config config) {
        Properties properties = credentials(config);
        // A database that vanished must be noticed within seconds, or every writer waits for the kernel's patience.
        properties.setProperty("connectTimeout", OPENED_WITHIN);
        properties.setProperty("socketTimeout", OPENED_WITHIN);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    private static Connection postgres(String url, Properties properties) throws SQLException {
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        connection.setNetworkTimeout(Runnable::run, ANSWERED_WITHIN_MILLIS);
        try (Statement statement = connection.createStatement()) {
            statement.execute(POSTGRES_LETS_GO);
        }
        return connection;
    }

    @SuppressWarnings("BanJNDI") // the name is the operator's, not a user's
    private static DataSource operatorsPool(String jndiName) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader given = thread.getContextClassLoader();
        try {
            // Payara makes the pool on the first look-up, and needs a loader for it; the thread that asks may have
            // none.
            thread.setContextClassLoader(AtriumDataSource.class.getClassLoader());
            return InitialContext.doLookup(jndiName);
        } catch (NamingException missing) {
            throw new SQLException("ATRIUM_DB_POOL names no data source: " + jndiName, missing);
        } finally {
            thread.setContextClassLoader(given);
        }
    }

    public void setUrl(String ignored) {}

    public void setUser(String ignored) {}

    public void setPassword(String ignored) {}

    @Override
    public Connection getConnection() throws SQLException {
        return source.open();
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
