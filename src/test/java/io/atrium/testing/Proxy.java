package io.atrium.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Something between client and server that passes bytes on, until it is told to do with them what bad networks do. */
public final class Proxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = new HashSet<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Proxy::daemon);
    private volatile boolean cut;
    private volatile boolean swallowing;
    private volatile Duration way = Duration.ZERO;

    private Proxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    }

    public static Proxy before(AtriumServer server) {
        return before(server.uri("/").getPort());
    }

    /** Before whatever listens on a port of this machine, now or later. */
    public static Proxy before(int target) {
        try {
            Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI webSocket(String path) {
        return URI.create("ws://localhost:" + port() + path);
    }

    /** From here on nothing passes, and nobody is told; whoever comes is let in, and hears nothing. */
    public void swallow() {
        swallowing = true;
    }

    /** Breaks all connections; new ones are broken as soon as they are made. */
    public void cut() {
        cut = true;
        breakAll();
    }

    /** From here on it is so far to the server, and as far back. */
    public void delay(Duration oneWay) {
        way = oneWay;
    }

    /** A good network again. Connections that have lost something are broken. */
    public void mend() {
        way = Duration.ZERO;
        cut = false;
        if (swallowing) {
            swallowing = false;
            breakAll();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void connect(Socket client) {
        try {
            keep(client);
            if (!swallowing) {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                keep(server);
                threads.execute(() -> pass(client, server));
                pass(server, client);
            }
        } catch (IOException nobodyThere) {
            quietly(client);
        }
    }

    private void keep(Socket socket) {
        synchronized (sockets) {
            sockets.add(socket);
        }
        if (cut || listener.isClosed()) {
            quietly(socket);
        }
    }

    private void breakAll() {
        synchronized (sockets) {
            sockets.forEach(Proxy::quietly);
            sockets.clear();
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                TimeUnit.NANOSECONDS.sleep(way.toNanos());
                if (!swallowing) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException ended) {
            // Whichever end it was, the other hears of it only while nothing is swallowed.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        if (!swallowing) {
            quietly(from);
            quietly(to);
            synchronized (sockets) {
                sockets.remove(from);
                sockets.remove(to);
            }
        }
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        quietly(listener);
        breakAll();
        threads.shutdownNow();
    }
}
