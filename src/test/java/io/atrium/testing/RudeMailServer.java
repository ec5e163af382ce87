package io.atrium.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that knows nobody: it says so, as SMTP has it. */
public final class RudeMailServer implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger refused = new AtomicInteger();

    public RudeMailServer(int port) {
        try {
            server = new ServerSocket(port);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread serving = new Thread(this::serve, "rude mail server");
        serving.setDaemon(true);
        serving.start();
    }

    /** How many recipients it has refused. */
    public int refused() {
        return refused.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                talk(client);
            } catch (IOException over) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 rude.example");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                refused.incrementAndGet();
                say(client, "550 5.1.1 no such user here");
            } else {
                say(client, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
