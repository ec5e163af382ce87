package io.atrium.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection that outlives its database's restart: where the physical one is found dead between two transactions, it is replaced. The
 * servers' pools would hand the dead one out again and again, each wants validation configured in words of its own, and the WAR runs on both.
 *
 * <p>A transaction under way fails with what the driver says, once. Used by one thread at a time, as every connection is.
 */
final class LastingConnection implements InvocationHandler {
    /** A connection used this recently is taken for alive; longer ago, the database is asked. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int ANSWER_SECONDS = 3;

    /** Makes a physical connection. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    private final Opener opener;
    private final Availability availability;
    private Connection physical;
    private long usedAtNanos = System.nanoTime();
    private boolean inTransaction;

    private LastingConnection(Opener opener, Availability availability) throws SQLException {
        this.opener = opener;
        this.availability = availability;
        this.physical = availability.ask(opener::open);
    }

    /** @param availability of the database, the same for all connections to it */
    static Connection open(Opener opener, Availability availability) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(opener, availability));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit" -> {
                // Where a transaction begins, and where it is over: nothing of it is left on the connection.
                ensureAlive();
                inTransaction = !(boolean) arguments[0];
            }
            case "rollback" -> {
                if (arguments == null && physical.isClosed()) {
                    return null; // it died with its transaction
                }
            }
            case "createStatement", "prepareStatement", "prepareCall", "isValid" -> {
                if (!inTransaction) {
                    ensureAlive();
                }
            }
            default -> {
                // goes to the connection there is
            }
        }
        try {
            return method.invoke(physical, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        } finally {
            usedAtNanos = System.nanoTime();
        }
    }

    private void ensureAlive() throws SQLException {
        boolean doubtful = availability.isAway() || System.nanoTime() - usedAtNanos >= FRESH.toNanos();
        if (physical.isClosed() || (doubtful && !inTransaction)) {
            physical = availability.ask(this::living);
        }
    }

    private Connection living() throws SQLException {
        if (!physical.isClosed() && physical.isValid(ANSWER_SECONDS)) {
            return physical;
        }
        Connection another = opener.open();
        physical.abort(Runnable::run);
        return another;
    }
}
