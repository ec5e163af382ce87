package io.atrium.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody else's server, which Atrium calls: keeps what it is sent and answers, at each path, as it is told to. 200 and nothing as long as nobody says otherwise. */
public final class Called implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();

    /** What somebody does with a request. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange, Call call) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    public record Call(String method, Headers headers, String body) {
        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** At a port nobody has. */
    public Called() {
        this(0);
    }

    /** @param port 0: any */
    public Called(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** From now on. */
    public void answer(String path, Answering how) {
        answers.put(path, how);
    }

    public void answer(String path, int status, String text) {
        answer(path, (exchange, call) -> say(exchange, status, text));
    }

    /** Until this is closed. */
    public void hang(String path) {
        answer(path, (exchange, call) -> over.await());
    }

    /** With so many bytes, as fast as they are taken. */
    public void flood(String path, int bytes) {
        answer(path, (exchange, call) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int sent = 0; sent < bytes; sent += 8192) {
                    out.write(new byte[8192]);
                }
            }
        });
    }

    /** In the order in which they came. */
    public List<Call> calls(String path) {
        return calls.getOrDefault(path, List.of());
    }

    public static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.computeIfAbsent(path, first -> new CopyOnWriteArrayList<>()).add(call);
            answers.getOrDefault(path, (any, one) -> say(any, 200, "")).answer(exchange, call);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
