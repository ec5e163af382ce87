package io.atrium.notify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The push service of a browser's maker: keeps what it is sent, and answers as it is told to. */
final class PushService implements AutoCloseable {
    static final int HANGS = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, List<Message>> messages = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    record Message(String method, Headers headers, byte[] body) {}

    PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** One whose messages come to here. */
    PushBrowser browser(String name) {
        return new PushBrowser(origin() + "/" + name);
    }

    /** From now on; 201 as long as nobody says otherwise. */
    void answer(PushBrowser browser, int status) {
        answers.put(pathOf(browser), status);
    }

    /** All that were tried, in the order in which they came. */
    List<Message> messages(PushBrowser browser) {
        return messages.getOrDefault(pathOf(browser), List.of());
    }

    private String pathOf(PushBrowser browser) {
        return browser.endpoint().substring(origin().length());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            messages.computeIfAbsent(path, first -> new CopyOnWriteArrayList<>())
                    .add(new Message(exchange.getRequestMethod(), exchange.getRequestHeaders(), body));
            int status = answers.getOrDefault(path, 201);
            if (status == HANGS) {
                over.await();
            } else {
                exchange.getResponseHeaders().set("Location", origin() + "/redirected");
                exchange.sendResponseHeaders(status, -1);
            }
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
