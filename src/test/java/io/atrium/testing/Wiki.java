package io.atrium.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages that messages link to: {@code /pump/…} is one, {@code /moved} leads there, {@code /round} nowhere, {@code /away} to another host; {@code /large} and {@code /gone}. */
public final class Wiki implements AutoCloseable {
    private static final String PAGE =
            "<!DOCTYPE html><meta charset=utf-8><title>x</title><meta property=og:site_name content='Works wiki'>"
                    + "<meta property=og:title content='Pump 3 &lt;script>alert(1)&lt;/script>'>"
                    + "<meta name=description content='How it is bled, and by whom. Valve B stays shut until the pressure is below two bar.'>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer wiki;

    /** At a port nobody has. */
    public Wiki() {
        try {
            wiki = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wiki.setExecutor(threads);
        wiki.createContext("/pump", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "text/html", PAGE);
        });
        wiki.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/pump/3");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", base("127.0.0.1") + "/pump/4");
            answer(exchange, 302, "text/plain", "");
        });
        wiki.createContext("/large", exchange -> answer(exchange, 200, "text/html", PAGE + "x".repeat(2_000_000)));
        wiki.createContext("/gone", exchange -> answer(exchange, 404, "text/html", PAGE));
        wiki.start();
    }

    /** Where its pages are, by a host that may be asked. */
    public String base() {
        return base("localhost");
    }

    /** The same machine by another name. */
    public String base(String host) {
        return "http://" + host + ":" + wiki.getAddress().getPort();
    }

    /** How often its page was asked for since this was asked last. */
    public int asked() {
        return asked.getAndSet(0);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException readNoFurther) {
            // As it is to be.
        }
    }

    @Override
    public void close() {
        wiki.stop(0);
        threads.shutdownNow();
    }
}
