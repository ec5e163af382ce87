package io.atrium.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nodes on one PostgreSQL and one Redis. Between each of them and its clients, the database and Redis is a network of its own, which a test can make bad. */
public final class Cluster implements AutoCloseable {
    private static final String OWNER = "postgres";

    /** A crowd signs in, and that is not what is tried here. */
    private static final String FEW_ITERATIONS = "2048";

    private final EmbeddedPostgres database;
    private final ProcessHandle postmaster;
    private final Redis redis;
    private final List<Node> nodes = new ArrayList<>();

    /** What a node is linked to. */
    public enum Link {
        CLIENTS,
        DATABASE,
        REDIS
    }

    private record Node(AtriumServer server, Map<Link, Proxy> links) {}

    private Cluster(EmbeddedPostgres database, Redis redis) throws SQLException {
        this.database = database;
        this.postmaster = postmaster(database);
        this.redis = redis;
    }

    private static ProcessHandle postmaster(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet own = statement.executeQuery("select pg_backend_pid()")) {
            own.next();
            return ProcessHandle.of(own.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    /** Returns when all of them answer. */
    public static Cluster start(int size) {
        try {
            Cluster cluster = new Cluster(EmbeddedPostgres.start(), Redis.start());
            cluster.growTo(1);
            cluster.growTo(size);
            return cluster;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Starts those that are missing, at once; returns when they answer. */
    public void growTo(int size) {
        List<CompletableFuture<Node>> others = Stream.generate(() -> CompletableFuture.supplyAsync(this::newNode))
                .limit(Math.max(0, size - nodes.size()))
                .toList();
        others.forEach(other -> nodes.add(other.join()));
    }

    private Node newNode() {
        Map<Link, Proxy> links = new EnumMap<>(Link.class);
        links.put(Link.DATABASE, Proxy.before(database.getPort()));
        links.put(Link.REDIS, Proxy.before(redis.port()));
        AtriumServer server = AtriumServer.start(Map.of(
                "ATRIUM_DB_URL",
                "jdbc:postgresql://localhost:" + links.get(Link.DATABASE).port() + "/" + OWNER,
                "ATRIUM_DB_USER",
                OWNER,
                "ATRIUM_PASSWORD_ITERATIONS",
                FEW_ITERATIONS,
                "ATRIUM_REDIS_URL",
                "redis://localhost:" + links.get(Link.REDIS).port()));
        links.put(Link.CLIENTS, Proxy.before(server));
        return new Node(server, links);
    }

    public int size() {
        return nodes.size();
    }

    /** @param node counted from 0 */
    public AtriumServer node(int node) {
        return nodes.get(node).server();
    }

    /** What lies between a node and another. {@link AtriumServer#uri} leads past that of the clients. */
    public Proxy link(int node, Link to) {
        return nodes.get(node).links().get(to);
    }

    public Redis redis() {
        return redis;
    }

    /** It keeps its connections and answers nothing, until {@link #resumeDatabase}. */
    public void pauseDatabase() {
        signalDatabase("-STOP");
    }

    public void resumeDatabase() {
        signalDatabase("-CONT");
    }

    private void signalDatabase(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        // The one that begets the others first: none is born meanwhile.
        command.add(Long.toString(postmaster.pid()));
        postmaster.descendants().forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Transactions that hold a room's head while nobody does anything in them. */
    public int idleHolders() {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity join pg_locks using (pid)"
                                + " where state = 'idle in transaction' and relation = 'room'::regclass and mode = 'RowShareLock'")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes accounts with the password of the demonstration's, so that {@link AtriumServer#as} takes them. Their names begin so, a number follows. */
    public List<String> newPeople(String prefix, int count) {
        List<String> logins =
                IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into users (id, login, name, password_hash, role, enabled, theme, created_at)"
                                + " select nextval('users_seq'), ?, ?, password_hash, role, enabled, theme, created_at"
                                + " from users where login = 'bob'")) {
            for (String login : logins) {
                insert.setString(1, login);
                insert.setString(2, login);
                insert.executeUpdate();
            }
            return logins;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        resumeDatabase();
        nodes.forEach(node -> {
            node.server().close();
            node.links().values().forEach(Proxy::close);
        });
        redis.close();
        database.close();
    }
}
