package io.atrium.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** Long polls, each on a connection of its own. */
final class Polls {
    private static final int ANSWER = 16_384;
    private static final byte[] ENTRY = "\"entries\":[{".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(ANSWER);
    private final Histogram answeredMicros = new Histogram(3_600_000_000L, 3);
    private final byte[] request;
    private final int port;
    private long wokenAt = Long.MAX_VALUE;
    private int connecting;
    private int waiting;
    private int failed;
    private String trouble = "";

    Polls(int port, String path, String authorization) throws IOException {
        selector = Selector.open();
        this.port = port;
        request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: " + authorization
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns when all have asked. */
    void ask(int count, int atOnce, double patienceSeconds) throws IOException {
        long until = Clock.micros() + Clock.micros(patienceSeconds);
        int next = 0;
        while ((next < count || connecting > 0) && Clock.micros() < until) {
            while (next < count && connecting < atOnce) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.register(selector, SelectionKey.OP_CONNECT);
                connecting++;
                next++;
            }
            selector.select(this::serve, 50);
        }
    }

    /** Returns when each has been answered or has failed, counting from now. */
    void await(double patienceSeconds) throws IOException {
        wokenAt = Clock.micros();
        long until = wokenAt + Clock.micros(patienceSeconds);
        while (waiting > 0 && Clock.micros() < until) {
            selector.select(this::serve, 50);
        }
    }

    private void serve(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                connecting--;
                channel.finishConnect();
                channel.write(ByteBuffer.wrap(request));
                waiting++;
                key.interestOps(SelectionKey.OP_READ);
            } else {
                read(channel);
            }
        } catch (IOException failure) {
            fail(failure.toString());
            key.cancel();
        }
    }

    /** An answer with an entry is far smaller than a packet: it comes whole. */
    private void read(SocketChannel channel) throws IOException {
        bytes.clear();
        int read = channel.read(bytes);
        if (contains(read)) {
            answeredMicros.recordValue(Math.max(0, Clock.micros() - wokenAt));
        } else {
            byte[] answer = new byte[Math.max(0, Math.min(read, 300))];
            bytes.get(0, answer);
            fail("answered without an entry: " + new String(answer, StandardCharsets.UTF_8));
        }
        waiting--;
        channel.close();
    }

    private boolean contains(int length) {
        for (int at = 0; at + ENTRY.length <= length; at++) {
            int same = 0;
            while (same < ENTRY.length && bytes.get(at + same) == ENTRY[same]) {
                same++;
            }
            if (same == ENTRY.length) {
                return true;
            }
        }
        return false;
    }

    private void fail(String why) {
        failed++;
        if (trouble.isEmpty()) {
            trouble = why;
        }
    }

    int waiting() {
        return waiting;
    }

    int failed() {
        return failed;
    }

    String trouble() {
        return trouble;
    }

    Histogram answeredMicros() {
        return answeredMicros;
    }

    void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
