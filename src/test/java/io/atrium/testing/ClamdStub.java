package io.atrium.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A scanner that says the same of everything, in clamd's protocol. */
public final class ClamdStub implements AutoCloseable {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final String answer;
    private final boolean hangsUp;
    private final Thread serving = new Thread(this::serve, "clamd");
    private volatile byte[] heard = {};

    /** @param port 0: any that is free */
    public ClamdStub(int port, String answer) throws IOException {
        this(port, answer, false);
    }

    private ClamdStub(int port, String answer, boolean hangsUp) throws IOException {
        server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        this.answer = answer;
        this.hangsUp = hangsUp;
        serving.setDaemon(true);
        serving.start();
    }

    /** One that answers the first bytes and hears no more. */
    public static ClamdStub hangingUp(String answer) throws IOException {
        return new ClamdStub(0, answer, true);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The last file it was shown. */
    public byte[] heard() {
        return heard.clone();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    DataInputStream in = new DataInputStream(client.getInputStream())) {
                if (!new String(in.readNBytes(COMMAND.length), StandardCharsets.US_ASCII)
                        .equals(new String(COMMAND, StandardCharsets.US_ASCII))) {
                    continue;
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0 && !hangsUp; length = in.readInt()) {
                    content.write(in.readNBytes(length));
                }
                heard = content.toByteArray();
                client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                Thread.onSpinWait(); // whoever asked has left, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
