package io.atrium.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network is to be as bad as the test says, and no worse. */
class ProxyTest {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int SHORT_MILLIS = 200;

    private ServerSocket server;
    private Proxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread echoes = new Thread(this::echo);
        echoes.setDaemon(true);
        echoes.start();
        proxy = Proxy.before(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void echo() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> echo(socket));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException over) {
            // The test is.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException broken) {
            // The client hears of it.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int ask(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }

    @Test
    void what_is_sent_passes_both_ways() throws IOException {
        try (Socket socket = connect()) {
            assertEquals('x', ask(socket));
        }
    }

    @Test
    void a_cut_breaks_who_is_there_and_who_comes_until_it_is_mended() throws IOException {
        try (Socket socket = connect()) {
            assertEquals('x', ask(socket));
            proxy.cut();
            assertEnded(socket);
            try (Socket late = connect()) {
                assertEnded(late);
            }
        }
        proxy.mend();
        try (Socket again = connect()) {
            assertEquals('x', ask(again));
        }
    }

    @Test
    void a_half_open_line_takes_everything_and_says_nothing_until_it_is_mended() throws IOException {
        try (Socket there = connect()) {
            assertEquals('x', ask(there));
            proxy.swallow();
            try (Socket late = connect()) {
                assertSilent(there);
                assertSilent(late);
                proxy.mend();
                assertEnded(there);
                assertEnded(late);
            }
        }
        try (Socket again = connect()) {
            assertEquals('x', ask(again));
        }
    }

    @Test
    void a_long_way_takes_its_time_and_loses_nothing() throws IOException {
        try (Socket socket = connect()) {
            proxy.delay(Duration.ofMillis(SHORT_MILLIS));
            long sent = System.nanoTime();
            assertEquals('x', ask(socket));
            assertTrue(System.nanoTime() - sent
                    >= Duration.ofMillis(2 * SHORT_MILLIS).toNanos());
            proxy.mend();
            assertEquals('x', ask(socket), "the connection lives on");
        }
    }

    @Test
    void who_comes_while_nobody_is_there_is_sent_away_and_finds_it_later() throws IOException {
        int port = server.getLocalPort();
        server.close();
        Await.until("nobody is there", () -> isRefused(port));
        try (Socket early = connect()) {
            assertEnded(early);
        }
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread echoes = new Thread(this::echo);
        echoes.setDaemon(true);
        echoes.start();
        try (Socket socket = connect()) {
            assertEquals('x', ask(socket));
        }
    }

    /** Whoever waits in accept may still be given one who comes. */
    private static boolean isRefused(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> ask(socket));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private static void assertEnded(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (SocketTimeoutException open) {
            throw new AssertionError("still open", open);
        } catch (IOException reset) {
            assertTrue(reset.getMessage() != null);
        }
    }
}
