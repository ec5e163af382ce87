package io.atrium.outside;

import io.atrium.outside.OutsideException.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One question and its answer, by HTTP/1.1 over a connection of its own to an address that was looked at. Written out here because the JDK's clients look names up
 * themselves, after whoever asks could look at what they mean.
 */
final class Exchange {
    private final Destination to;
    private final SSLSocketFactory tls;

    Exchange(Destination to, SSLSocketFactory tls) {
        this.to = to;
        this.tls = tls;
    }

    /** @throws IOException where the connection fails, or {@code left} is over: it is closed then, whatever it waits for */
    Answer ask(Ask ask, InetSocketAddress where, Duration left, int bytes) throws IOException {
        try (Socket socket = new Socket()) {
            CompletableFuture<Void> over =
                    new CompletableFuture<Void>().completeOnTimeout(null, left.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> closing = over.thenRun(() -> close(socket));
            try {
                socket.connect(where, (int) Math.max(1, left.toMillis()));
                Socket speaking = to.isSecure() ? secured(socket) : socket;
                send(ask, speaking.getOutputStream());
                return new AnswerReader(speaking.getInputStream(), bytes).read(to.address());
            } catch (IOException failure) {
                throw over.isDone() ? new SocketTimeoutException("the time is over") : failure;
            } finally {
                closing.cancel(false);
                over.cancel(false);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // Closed is what it was to be.
        }
    }

    /** With the name in the certificate checked: a bare socket of TLS does not do that by itself. */
    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, to.host(), to.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private void send(Ask ask, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append(ask.body() == null ? "GET " : "POST ")
                .append(to.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.authority())
                .append("\r\nUser-Agent: Atrium\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
        ask.headers().forEach((name, value) -> head.append(line(name, value)));
        if (ask.body() != null) {
            head.append("Content-Length: ").append(ask.body().length).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (ask.body() != null) {
            request.write(ask.body());
        }
        out.write(request.toByteArray());
        out.flush();
    }

    private static String line(String name, String value) {
        if ((name + value).chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new OutsideException(Why.REFUSED, "the header " + name + " holds what no header may");
        }
        return name + ": " + value + "\r\n";
    }
}
