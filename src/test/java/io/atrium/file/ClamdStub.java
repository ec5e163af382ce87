package io.atrium.file;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A scanner that says the same of everything, in clamd's protocol, to the one who asks. */
final class ClamdStub implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<byte[]> heard;

    ClamdStub(String answer) throws IOException {
        heard = CompletableFuture.supplyAsync(() -> serve(answer));
    }

    int port() {
        return server.getLocalPort();
    }

    byte[] heard() {
        return heard.join();
    }

    private byte[] serve(String answer) {
        try (Socket client = server.accept();
                DataInputStream in = new DataInputStream(client.getInputStream())) {
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            if (!command.equals("zINSTREAM\0")) {
                throw new IOException("no command of clamd: " + command);
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.write(in.readNBytes(length));
            }
            client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            return content.toByteArray();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
