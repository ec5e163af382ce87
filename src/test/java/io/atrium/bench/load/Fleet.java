package io.atrium.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** All sockets of the load, served by the thread that calls {@link #serve}. */
final class Fleet implements FrameReader.Sink {
    /** Larger than any frame of a server may be. */
    private static final int BUFFER = 4 << 20;

    /** What is read at a time: stays in the processor's cache. */
    private static final int AT_A_TIME = 128 << 10;

    private static final int HEADER_END = 0x0d0a0d0a;
    private static final byte[] UPGRADED = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
    private final Consumer<SelectionKey> serve = this::serve;
    private final Histogram enteringMicros = new Histogram(3_600_000_000L, 3);
    private Opening opening;
    private Connection[] connections = {};
    private Ear ear = Ear.DEAF;
    private long now;
    private int underWay;
    private int opened;
    private int lost;
    private int refused;
    private String trouble = "";

    /** Whoever wants the text frames of sockets that are in. */
    @FunctionalInterface
    interface Ear {
        Ear DEAF = (from, bytes, at, length, micros) -> {};

        /** @param micros when it was read */
        void hear(Connection from, ByteBuffer bytes, int at, int length, long micros);
    }

    Fleet() throws IOException {
        selector = Selector.open();
    }

    /** Opens all of them, so many at once, and returns when each is in or has failed. Those before are forgotten. */
    void open(Opening wanted, double patienceSeconds) throws IOException {
        opening = wanted;
        connections = new Connection[wanted.count()];
        underWay = opened = lost = refused = 0;
        trouble = "";
        enteringMicros.reset();
        long until = Clock.micros() + Clock.micros(patienceSeconds);
        int next = 0;
        while ((next < connections.length || underWay > 0) && Clock.micros() < until) {
            while (next < connections.length && underWay < wanted.atOnce()) {
                begin(next++);
            }
            serve(50);
        }
    }

    /** Opens one, in place of the one that was there. */
    void begin(int index) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (opening.isDeaf(index) && opening.receiveBuffer() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, opening.receiveBuffer());
        }
        Connection connection = new Connection(index, opening.room(index), channel);
        connection.deaf = opening.isDeaf(index);
        connection.beganAt = Clock.micros();
        connections[index] = connection;
        underWay++;
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), opening.port()));
        connection.key = channel.register(selector, SelectionKey.OP_CONNECT, connection);
    }

    /** Does what is due, and waits so long at most where nothing is; 0: not at all. */
    void serve(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(serve);
        } else {
            selector.select(serve, millis);
        }
    }

    private void serve(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.channel.finishConnect();
                connection.state = Connection.State.UPGRADING;
                key.interestOps(SelectionKey.OP_READ);
                connection.write(opening.request(connection.index));
                return;
            }
            if (key.isWritable()) {
                connection.writeOn();
            }
            if (key.isReadable()) {
                read(connection);
            }
        } catch (IOException failure) {
            end(connection, failure.toString());
        }
    }

    private void read(Connection connection) throws IOException {
        bytes.clear();
        connection.restore(bytes);
        bytes.limit(bytes.position() + AT_A_TIME);
        if (connection.channel.read(bytes) < 0) {
            end(connection, "the server ended the connection");
            return;
        }
        now = Clock.micros();
        int end = bytes.position();
        int from = connection.state == Connection.State.UPGRADING ? upgrade(connection, end) : 0;
        if (connection.state != Connection.State.UPGRADING && connection.state != Connection.State.CLOSED) {
            from = FrameReader.read(bytes, from, end, connection, this);
        }
        if (connection.state != Connection.State.CLOSED) {
            connection.keep(bytes, from, end);
        }
    }

    /** Where the first frame begins; 0 as long as the answer is not complete. */
    private int upgrade(Connection connection, int end) {
        for (int i = 0; i + 4 <= end; i++) {
            if (bytes.getInt(i) == HEADER_END) {
                if (!startsWith(UPGRADED)) {
                    end(connection, "refused: " + text(0, Math.min(i, 200)));
                    return i;
                }
                connection.state = Connection.State.ENTERING;
                return i + 4;
            }
        }
        return 0;
    }

    @Override
    public void frame(Connection from, int opcode, ByteBuffer frame, int at, int length) {
        if (opcode == FrameReader.TEXT) {
            if (from.state == Connection.State.OPEN) {
                ear.hear(from, frame, at, length, now);
            } else if (from.state == Connection.State.ENTERING) {
                enter(from, at, length);
            }
        } else if (opcode == FrameReader.PING) {
            send(from, ClientFrame.control(FrameReader.PONG, frame, at, length));
        } else if (opcode == FrameReader.CLOSE) {
            end(from, "closed with " + (length >= 2 ? frame.getShort(at) : 0));
        }
    }

    private void enter(Connection connection, int at, int length) {
        String welcome = text(at, length);
        if (!welcome.contains(opening.welcome())) {
            end(connection, "not the welcome expected: " + welcome.substring(0, Math.min(welcome.length(), 300)));
            return;
        }
        connection.state = Connection.State.OPEN;
        enteringMicros.recordValue(now - connection.beganAt);
        opened++;
        underWay--;
        if (connection.deaf) {
            connection.key.interestOps(0);
        }
    }

    void send(Connection to, ByteBuffer frame) {
        try {
            to.write(frame);
        } catch (IOException failure) {
            end(to, failure.toString());
        }
    }

    private void end(Connection connection, String why) {
        if (connection.state == Connection.State.CLOSED) {
            return;
        }
        if (connection.isOpen()) {
            lost++;
        } else {
            refused++;
            underWay--;
        }
        if (trouble.isEmpty()) {
            trouble = why;
        }
        close(connection);
    }

    private static void close(Connection connection) {
        connection.state = Connection.State.CLOSED;
        try {
            connection.channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Goes without a word, as a client does whose laptop is shut: with a reset, which leaves no port waiting. */
    void cut(Connection connection) {
        try {
            connection.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException ignored) {
            trouble = "could not cut: " + ignored;
        }
        if (!connection.isOpen() && connection.state != Connection.State.CLOSED) {
            underWay--;
        }
        close(connection);
    }

    void cutAll() throws IOException {
        for (Connection connection : connections) {
            if (connection != null && connection.state != Connection.State.CLOSED) {
                cut(connection);
            }
        }
        selector.selectNow();
    }

    void listen(Ear listener) {
        ear = listener;
    }

    Connection[] connections() {
        return connections;
    }

    int opened() {
        return opened;
    }

    /** Those that were in and are not any more, though nobody here closed them. */
    int lost() {
        return lost;
    }

    /** Those that never came in. */
    int refused() {
        return refused;
    }

    /** What went wrong first; empty where nothing did. */
    String trouble() {
        return trouble;
    }

    Histogram enteringMicros() {
        return enteringMicros;
    }

    private boolean startsWith(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (bytes.get(i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private String text(int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }
}
