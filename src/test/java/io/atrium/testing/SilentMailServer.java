package io.atrium.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes connections and falls silent, without ever closing one. */
public final class SilentMailServer implements AutoCloseable {
    private final ServerSocket server;
    private final Silence silence;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    /** From when on it says nothing. */
    public enum Silence {
        /** It does not even greet. */
        FROM_THE_BEGINNING,
        /** Everything is well until there is a letter to take. */
        AT_DATA,
        /** It has got the whole letter, and does not say whether it took it. */
        AFTER_THE_LETTER
    }

    public SilentMailServer(int port, Silence silence) {
        this.silence = silence;
        try {
            server = new ServerSocket(port);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        start(this::serve);
    }

    /** How many clients it has left waiting. */
    public int silent() {
        return silent.get();
    }

    /** How many of them have gone. */
    public int left() {
        return left.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "silent mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                start(() -> listen(client));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void listen(Socket client) {
        try {
            talk(client);
        } catch (IOException gone) {
            // counted all the same
        }
        left.incrementAndGet();
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        boolean isSilent = silence == Silence.FROM_THE_BEGINNING;
        if (isSilent) {
            silent.incrementAndGet();
        } else {
            say(client, "220 silent.example");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!isSilent && isTheEnd(line)) {
                isSilent = true;
                silent.incrementAndGet();
            }
            if (!isSilent && isCommand(line)) {
                say(client, line.equals("DATA") ? "354 go on" : "250 ok");
            }
        }
    }

    private boolean isTheEnd(String line) {
        return line.equals(silence == Silence.AT_DATA ? "DATA" : ".");
    }

    private static boolean isCommand(String line) {
        return line.matches("(EHLO|HELO|MAIL|RCPT|DATA|RSET|NOOP)\\b.*");
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
