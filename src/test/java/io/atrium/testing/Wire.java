package io.atrium.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A network to the server that a test can cut and mend: an address of its own whose connections lead there. */
public final class Wire implements AutoCloseable {
    private static final byte[] REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final AtriumServer server;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean answersLost;
    private volatile Duration way = Duration.ZERO;

    public Wire(AtriumServer server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Without a slash at its end. */
    public String baseUrl() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** Breaks all connections; new ones are broken as soon as they are made. */
    public void cut() {
        cut = true;
        sockets.forEach(Wire::quietly);
    }

    /** From now on the server hears, and its answers go nowhere. */
    public void loseAnswers() {
        answersLost = true;
    }

    /** From now on it is so far to the server, and as far back. */
    public void stretch(Duration oneWay) {
        way = oneWay;
    }

    /** From now on requests whose method and address begin so are answered with 403 by something on the way. */
    public void refuse(String... requests) {
        refused.addAll(List.of(requests));
    }

    public void mend() {
        refused.clear();
        answersLost = false;
        cut = false;
    }

    @Override
    public void close() {
        quietly(door);
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                if (cut) {
                    quietly(client);
                } else {
                    connect(client);
                }
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream = new Socket("localhost", server.uri("").getPort());
        sockets.add(client);
        sockets.add(upstream);
        if (cut) {
            cut();
        }
        start(() -> pump(client, upstream, false));
        start(() -> pump(upstream, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers && isRefused(buffer, read)) {
                    from.getOutputStream().write(REFUSAL);
                    throw new IOException("refused");
                }
                if (!answers || !answersLost) {
                    TimeUnit.NANOSECONDS.sleep(way.toNanos());
                    out.write(buffer, 0, read);
                }
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException broken) {
            quietly(from);
            quietly(to);
        }
    }

    /** Browsers begin a request with a packet. */
    private boolean isRefused(byte[] buffer, int length) {
        String start = new String(buffer, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1);
        return refused.stream().anyMatch(start::startsWith);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
