package io.atrium.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final List<Node> extras = new ArrayList<>();
    private final Map<String, String> shared;

    /** By which nodes encrypt, and the one that comes after it: all of them know both. */
    private static final String KEY = key(1);

    private static final String NEXT_KEY = key(2);

    /** What a node is linked to. */
    public enum Link {
        CLIENTS,
        DATABASE,
        REDIS
    }

    private record Node(AtriumServer server, Map<Link, Proxy> links) {}

    private Cluster(EmbeddedPostgres database, Redis redis) throws SQLException, IOException {
        this.database = database;
        this.postmaster = postmaster(database);
        this.redis = redis;
        this.shared = shared();
    }

    /** What all nodes see, and may call. */
    private static Map<String, String> shared() throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(ServerCommand.target().resolve("servers")), "all");
        return Map.of(
                "ATRIUM_FILES_DIR",
                folder.resolve("files").toString(),
                "ATRIUM_IMPORT_DIR",
                folder.resolve("imports").toString(),
                "ATRIUM_OUTSIDE_HOSTS",
                "localhost",
                "ATRIUM_PREVIEW_HOSTS",
                "localhost",
                "ATRIUM_DELIVERY_RETRY",
                "1",
                "ATRIUM_SECRET_KEY",
                KEY,
                "ATRIUM_SECRET_KEYS_OLD",
                NEXT_KEY);
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
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

    /** Starts one beside those that are counted, for a test that kills it. It encrypts by the next key. */
    public AtriumServer extra() {
        Node extra = newNode(Map.of("ATRIUM_SECRET_KEY", NEXT_KEY, "ATRIUM_SECRET_KEYS_OLD", KEY));
        extras.add(extra);
        return extra.server();
    }

    private Node newNode() {
        return newNode(Map.of());
    }

    private Node newNode(Map<String, String> otherwise) {
        Map<Link, Proxy> links = new EnumMap<>(Link.class);
        links.put(Link.DATABASE, Proxy.before(database.getPort()));
        links.put(Link.REDIS, Proxy.before(redis.port()));
        Map<String, String> settings = new HashMap<>(shared);
        settings.put(
                "ATRIUM_DB_URL",
                "jdbc:postgresql://localhost:" + links.get(Link.DATABASE).port() + "/" + OWNER);
        settings.put("ATRIUM_DB_USER", OWNER);
        settings.put("ATRIUM_PASSWORD_ITERATIONS", FEW_ITERATIONS);
        settings.put(
                "ATRIUM_REDIS_URL", "redis://localhost:" + links.get(Link.REDIS).port());
        settings.putAll(otherwise);
        AtriumServer server = AtriumServer.start(settings);
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
        // The one that begets the others first: none is born meanwhile.
        signal(
                signal,
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(ProcessHandle::pid));
    }

    /** The nodes that are counted do nothing, until {@link #wake}: whatever there is to do is left to {@link #extra}. */
    public void lull() {
        signal("-STOP", nodes.stream().map(node -> node.server().pid()));
    }

    public void wake() {
        signal("-CONT", nodes.stream().map(node -> node.server().pid()));
    }

    private static void signal(String signal, Stream<Long> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.map(pid -> Long.toString(pid)).forEach(command::add);
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

    /** What the database answers to a question with one thing to fill in: one value, as text. */
    public String asked(String sql, String argument) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, argument);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
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
        Stream.concat(nodes.stream(), extras.stream()).forEach(node -> {
            node.server().close();
            node.links().values().forEach(Proxy::close);
        });
        redis.close();
        database.close();
    }
}
