package io.atrium.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client down at the bytes: for lines no library would send that way. */
public final class RawSocket implements AutoCloseable {
    private static final int MASKED = 0x80;
    private static final int WHOLE_TEXT = 0x81;
    private static final int LENGTH_IN_TWO = 126;
    private static final int LENGTH_IN_EIGHT = 127;

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects and asks for a room's socket, and waits for nothing.
     *
     * @param receiveBuffer bytes the system may take in the client's place; 0: as it likes
     */
    public static RawSocket ask(RestClient caller, String room, int receiveBuffer) {
        return ask(caller, caller.server().webSocket("/ws/room/" + room), receiveBuffer);
    }

    /** As above, where something stands between client and server. */
    public static RawSocket ask(RestClient caller, URI uri, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            String handshake = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: " + caller.authorization()
                    + "\r\n\r\n";
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            return new RawSocket(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for the answer to the handshake and gives its status. */
    public int status() {
        try {
            String line =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 101".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A masked text frame as a client sends it. */
    public static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(WHOLE_TEXT);
        if (payload.length < LENGTH_IN_TWO) {
            frame.write(MASKED | payload.length);
        } else if (payload.length < 1 << Short.SIZE) {
            frame.write(MASKED | LENGTH_IN_TWO);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(MASKED | LENGTH_IN_EIGHT);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] mask = {1, 2, 3, 4};
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % mask.length]);
        }
        return frame.toByteArray();
    }

    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Each byte in a packet of its own. */
    public void writeByteByByte(byte[] bytes) {
        try {
            for (byte one : bytes) {
                socket.getOutputStream().write(one);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads away what has come until a text is in it. */
    public void awaitText(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try {
            InputStream in = socket.getInputStream();
            int matched = 0;
            while (matched < wanted.length) {
                int next = in.read();
                if (next == -1) {
                    throw new AssertionError("the connection ended before " + text);
                }
                matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the connection has ended: written to, an ended one answers, however much of what it once sent was never read. */
    public boolean hasEnded() {
        try {
            socket.getOutputStream().write(0);
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
