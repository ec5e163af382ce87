package io.atrium.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Pages that messages link to: {@code /pump/…} is one, {@code /moved} leads there, {@code /round} nowhere, {@code /away} to another host; {@code /large} and {@code /gone}. {@code /pictured}, {@code /portrait} show a picture; those of {@code /slow}, {@code /huge}, {@code /pixel}, {@code /elsewhere}, {@code /sent} and {@code /broken} are none. */
public final class Wiki implements AutoCloseable {
    private static final int SHORT = 300;
    private static final int LONG = 1_000;
    private static final String PAGE =
            "<!DOCTYPE html><meta charset=utf-8><title>x</title><meta property=og:site_name content='Works wiki'>"
                    + "<meta property=og:title content='Pump 3 &lt;script>alert(1)&lt;/script>'>"
                    + "<meta name=description content='How it is bled, and by whom. Valve B stays shut until the pressure is below two bar.'>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger pictures = new AtomicInteger();
    private final CountDownLatch late = new CountDownLatch(1);
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
        pictures();
        wiki.createContext("/gone", exchange -> answer(exchange, 404, "text/html", PAGE));
        wiki.start();
    }

    private void pictures() {
        shows("/pictured", "/pump.png' ><meta property='og:image:alt' content='A pump &lt;b>with</b> two valves");
        shows("/portrait", "/tall.png");
        shows("/slow", "/late.png");
        shows("/huge", "/huge.png");
        shows("/pixel", "/pixel.png");
        shows("/elsewhere", base("127.0.0.1") + "/pump.png");
        shows("/sent", "/sent.png");
        shows("/broken", "/gone");
        picture("/pump.png", LONG, SHORT * 2);
        picture("/tall.png", SHORT, SHORT);
        picture("/pixel.png", 1, 1);
        wiki.createContext("/late.png", exchange -> {
            waitForTheEnd();
            exchange.close();
        });
        wiki.createContext("/huge.png", exchange -> answer(exchange, 200, "image/png", claiming(50_000)));
        wiki.createContext("/sent.png", exchange -> {
            exchange.getResponseHeaders().set("Location", base("127.0.0.1") + "/pump.png");
            answer(exchange, 302, "text/plain", new byte[0]);
        });
    }

    private void waitForTheEnd() {
        try {
            late.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void shows(String path, String picture) {
        wiki.createContext(path, exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "text/html", PAGE + "<meta property='og:image' content='" + picture + "'>");
        });
    }

    private void picture(String path, int width, int height) {
        wiki.createContext(path, exchange -> {
            pictures.incrementAndGet();
            answer(exchange, 200, "image/png", painted(width, height));
        });
    }

    private static byte[] painted(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x0f766e), width, height, new Color(0xfde68a)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** The head of a PNG that says it is so wide and so high. */
    private static byte[] claiming(int side) throws IOException {
        byte[] picture = painted(2, 2);
        ByteBuffer.wrap(picture).putInt(16, side).putInt(20, side);
        return picture;
    }

    /** How often a picture was asked for that there is, since this was asked last. */
    public int picturesAsked() {
        return pictures.getAndSet(0);
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
        answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
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
        late.countDown();
        wiki.stop(0);
        threads.shutdownNow();
    }
}
