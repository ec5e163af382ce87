package io.atrium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The built WAR in a real server, a child process on a free port with a data folder of its own and demonstration data. Payara
 * Micro, or WildFly where the system property {@code atrium.server} says so. No server outlives the tests' JVM.
 */
public final class AtriumServer implements AutoCloseable {
    /** Another site whose pages may open connections to the shared server with a session's cookie. Whoever needs it serves it. */
    public static final URI PORTAL = URI.create("http://localhost:" + Ports.free());

    /** Where {@link #tuned} sends its letters. Whoever reads them serves it. */
    public static final int MAIL_PORT = Ports.free();

    /** Where {@link #tuned} looks for letters that came back, as {@code bounces@example.com}. */
    public static final int BOUNCES_PORT = Ports.free();

    /** Where {@link #spare} shows files to a scanner. Whoever uploads there serves it. */
    public static final int CLAMD_PORT = Ports.free();

    /** How {@link #spare} is set up, where that is not as everywhere. */
    public static final Map<String, String> SPARE = Map.ofEntries(
            Map.entry("ATRIUM_RATE_LIMIT", "0"),
            Map.entry("ATRIUM_MAX_SENSORS", "5"),
            Map.entry("ATRIUM_TILE_URL", "https://tiles.example/{z}/{x}/{y}.png"),
            Map.entry("ATRIUM_TILE_ATTRIBUTION", "<b>Ours</b>"),
            Map.entry("ATRIUM_IMAGE_SOURCES", "https://plans.example"),
            Map.entry("ATRIUM_ROOM_FILES", "3500000"),
            Map.entry("ATRIUM_UPLOAD_KEEP", "10"),
            Map.entry("ATRIUM_FILE_SWEEP", "1"),
            Map.entry("ATRIUM_OUTSIDE_HOSTS", "localhost"),
            Map.entry("ATRIUM_DELIVERY_RETRY", "1"),
            Map.entry("ATRIUM_CLAMD", "localhost:" + CLAMD_PORT));

    private static final Map<String, String> TUNED = Map.ofEntries(
            Map.entry("ATRIUM_TRUSTED_PROXY", "true"),
            Map.entry("ATRIUM_SEARCH", "false"),
            Map.entry("ATRIUM_SECRET_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
            Map.entry("ATRIUM_SENDER", "portable"),
            Map.entry("ATRIUM_URL", "https://atrium.example"),
            Map.entry("ATRIUM_MAIL_HOST", "localhost"),
            Map.entry("ATRIUM_MAIL_PORT", Integer.toString(MAIL_PORT)),
            Map.entry("ATRIUM_MAIL_SECURITY", "none"),
            Map.entry("ATRIUM_MAIL_AFTER", "2"),
            Map.entry("ATRIUM_MAIL_EVERY", "6"),
            Map.entry("ATRIUM_MAIL_RETRY", "2"),
            Map.entry("ATRIUM_PUSH", "true"),
            Map.entry("ATRIUM_PUSH_ANYWHERE", "true"),
            Map.entry("ATRIUM_MAIL_TIMEOUT", "5"),
            Map.entry("ATRIUM_MAIL_BOUNCES", "bounces@example.com"),
            Map.entry("ATRIUM_MAIL_BOUNCES_HOST", "localhost"),
            Map.entry("ATRIUM_MAIL_BOUNCES_PORT", Integer.toString(BOUNCES_PORT)),
            Map.entry("ATRIUM_MAIL_BOUNCES_SECURITY", "none"),
            Map.entry("ATRIUM_MAIL_BOUNCES_USER", "bounces"),
            Map.entry("ATRIUM_MAIL_BOUNCES_PASSWORD", "secret"),
            Map.entry("ATRIUM_MAIL_BOUNCES_EVERY", "2"));

    /** The fewest the servers take: people sign in hundreds of times, and nobody is to be kept from guessing these passwords. */
    private static final String PASSWORD_ITERATIONS = "1024";

    /** Payara Micro, seldom, comes to grief over its own services before it has looked at what it is to run. */
    private static final String OWN_RACE = "Unable to perform operation: post construct on fish.payara";

    private static final Duration START_WITHIN = Duration.ofSeconds(240);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final Set<AtriumServer> RUNNING = ConcurrentHashMap.newKeySet();
    private static AtriumServer shared;
    private static AtriumServer spare;
    private static AtriumServer tuned;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(AtriumServer::kill)));
    }

    private final Map<String, String> env = new TreeMap<>();
    private final Map<String, RestClient> people = new ConcurrentHashMap<>();
    private final Path work;
    private final Path log;
    private final int port;
    private volatile Process process;

    /** Characters of the log that are of lives before this one. */
    private int past;

    private AtriumServer(Map<String, String> settings) throws IOException {
        Path servers = Files.createDirectories(ServerCommand.target().resolve("servers"));
        work = Files.createTempDirectory(servers, "atrium");
        log = work.resolve("server.log");
        port = Ports.free();
        env.put("ATRIUM_DATA", work.resolve("data").toString());
        env.put("ATRIUM_DEMO", "true");
        // Tests come by the thousand, and end their servers with everybody in them.
        env.put("ATRIUM_ADMISSION", "0");
        env.put("ATRIUM_DRAIN", "0");
        env.put("ATRIUM_PORT", Integer.toString(port));
        env.put("ATRIUM_PASSWORD_ITERATIONS", PASSWORD_ITERATIONS);
        env.putAll(settings);
        if (!env.containsKey("ATRIUM_DB_URL")) {
            env.putAll(TestDatabase.of(env.get("ATRIUM_DATA")));
        }
    }

    /** The one server of all tests that need none of their own; started when first asked for. */
    public static synchronized AtriumServer shared() {
        if (shared == null) {
            shared = start(Map.of(
                    "ATRIUM_ALLOWED_ORIGINS", PORTAL.toString(),
                    "ATRIUM_EMBED_ORIGINS", PORTAL.toString(),
                    "ATRIUM_GUEST_TOKENS", "true",
                    "ATRIUM_OUTSIDE_HOSTS", "localhost",
                    "ATRIUM_PREVIEW_HOSTS", "localhost"));
        }
        return shared;
    }

    /** The one server of all tests that stop it or kill it, or want it set up as {@link #SPARE} says. Runs, whatever became of it before. */
    public static synchronized AtriumServer spare() {
        if (spare == null) {
            spare = start(SPARE);
        } else if (!spare.process.isAlive()) {
            spare.restart();
        }
        return spare;
    }

    /**
     * The one server of all tests of what an operator may want otherwise everywhere: behind a proxy that says who asks, without a search, writing
     * sockets by the standard's own calls, and with a mail server that gets its letters at once. {@code cho}'s password doesn't last here.
     */
    public static synchronized AtriumServer tuned() {
        if (tuned == null) {
            tuned = start(TUNED);
        }
        return tuned;
    }

    /** A server of the test's own, to be closed by it. {@code settings} are environment variables, above the defaults. */
    public static AtriumServer start(Map<String, String> settings) {
        try {
            AtriumServer server = new AtriumServer(settings);
            server.restart();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts again after {@link #stop} or {@link #kill}: same port, same data, same settings. Returns when it answers. */
    public void restart() {
        try {
            begin();
        } catch (AssertionError ended) {
            if (!log().substring(past).contains(OWN_RACE)) {
                throw ended;
            }
            begin();
        }
    }

    private void begin() {
        past = log.toFile().exists() ? log().length() : 0;
        try {
            ProcessBuilder command = new ProcessBuilder(ServerCommand.current().line(port, work))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            command.environment().keySet().removeIf(name -> name.startsWith("ATRIUM_"));
            command.environment().putAll(env);
            process = command.start();
            RUNNING.add(this);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            Await.until(() -> "the server answers; its log:\n" + log(), START_WITHIN, this::answers);
        } catch (AssertionError never) {
            kill();
            throw never;
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue() + "; its log:\n" + log());
        }
        if (ServerCommand.current().hasFailed(log().substring(past))) {
            throw new AssertionError("Atrium did not start; the server's log:\n" + log());
        }
        try {
            HttpURLConnection health =
                    (HttpURLConnection) uri("/api/health/live").toURL().openConnection();
            health.setConnectTimeout(1_000);
            health.setReadTimeout(5_000);
            return health.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Without a slash at its end. */
    public String baseUrl() {
        return "http://localhost:" + port;
    }

    public URI uri(String path) {
        return URI.create(baseUrl() + path);
    }

    public URI webSocket(String path) {
        return URI.create("ws://localhost:" + port + path);
    }

    /** Somebody of the demonstration data, with an access token made once: checking a password takes its time, by design. */
    public RestClient as(String login) {
        return people.computeIfAbsent(login, missing -> RestClient.signIn(this, login, "demo"));
    }

    /** The server's environment, as far as it is Atrium's. */
    public Map<String, String> env() {
        return Map.copyOf(env);
    }

    /** The database's file and whatever else is kept. */
    public Path data() {
        return Path.of(env.get("ATRIUM_DATA"));
    }

    public long pid() {
        return process.pid();
    }

    /** All it has printed, over all its lives. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it as an operator does, and waits for that. */
    public void stop() {
        tellToStop();
        awaitEnd();
    }

    /** SIGTERM; waits for nothing. */
    public void tellToStop() {
        process.destroy();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            RUNNING.remove(this);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
