package io.atrium.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of another origin of the same site, as an intranet's portal is one: {@link AtriumServer#PORTAL}, as long as it is open. */
public final class Portal implements AutoCloseable {
    private final HttpServer server;

    /** @param body what stands in the page, as HTML */
    public Portal(String body) {
        byte[] page =
                ("<!DOCTYPE html><html lang=en><title>portal</title><body>" + body).getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", AtriumServer.PORTAL.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** Where its page is. */
    public String address() {
        return AtriumServer.PORTAL + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
