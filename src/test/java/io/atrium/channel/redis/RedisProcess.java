package io.atrium.channel.redis;

import io.atrium.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.embedded.core.ExecutableProvider;

/** A Redis server with settings of a test's own, which can be killed and stopped in the middle. Ends with the tests' JVM at the latest. */
final class RedisProcess implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final int port;
    private final Process process;

    private RedisProcess(int port, Process process) {
        this.port = port;
        this.process = process;
        RUNNING.add(process);
    }

    /** Redis 6.2, which comes with the tests. */
    static Path program() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param settings words of the command line, {@code --name value} */
    static RedisProcess start(Path program, String... settings) {
        return start(program, freePort(), "--port", settings);
    }

    static RedisProcess startWithTls(String... settings) {
        return start(program(), freePort(), "--tls-port", settings);
    }

    /** @param file settings, which it writes to */
    static RedisProcess startSentinel(Path file) {
        int port = freePort();
        return run(
                port, List.of(program().toString(), file.toString(), "--port", Integer.toString(port), "--sentinel"));
    }

    private static RedisProcess start(Path program, int port, String door, String... settings) {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of("--port", "0", door, Integer.toString(port)));
        line.addAll(List.of(settings));
        line.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", folder().toString()));
        return run(port, line);
    }

    private static RedisProcess run(int port, List<String> line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            RedisProcess redis = new RedisProcess(port, process);
            Await.until("Redis answers", redis::answers);
            return redis;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "redis")), "server")
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The cluster's bus takes the port 10,000 above. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            return port < 50_000 ? port : freePort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    int port() {
        return port;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Its machine goes on to take what is sent to it, it does not. */
    void suspend() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        Await.until("it has ended", () -> !process.isAlive());
        RUNNING.remove(process);
    }
}
