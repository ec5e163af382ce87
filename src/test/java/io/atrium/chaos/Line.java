package io.atrium.chaos;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection of a client, used by one thread. */
final class Line implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Frames; an empty one: the end. */
    private final BlockingQueue<Optional<String>> frames = new LinkedBlockingQueue<>();

    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private volatile boolean abandoned;
    private volatile int closeCode;

    /** That there is no connection any more, or never was. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Broken(String what, int code) {
            super(what);
            this.code = code;
        }

        /** The HTTP status of a handshake or the code of a close; 0: the network's doing. */
        int code() {
            return code;
        }
    }

    private Line() {}

    static Line open(URI uri, String authorization) throws Broken, InterruptedException {
        Line line = new Line();
        CompletableFuture<WebSocket> opening = HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", authorization)
                .buildAsync(uri, line);
        try {
            line.socket = opening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return line;
        } catch (TimeoutException late) {
            line.abandoned = true;
            throw new Broken("no answer to the handshake", 0);
        } catch (ExecutionException failure) {
            int status = failure.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
            throw new Broken(failure.getCause().toString(), status);
        }
    }

    void send(String text) throws Broken, InterruptedException {
        try {
            socket.sendText(text, true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new Broken(failure.toString(), closeCode);
        }
    }

    /** The next frame, or null where there is none within so long. */
    String next(long withinNanos) throws Broken, InterruptedException {
        Optional<String> frame = frames.poll(Math.max(0, withinNanos), TimeUnit.NANOSECONDS);
        if (frame == null) {
            return null;
        }
        return frame.orElseThrow(() -> new Broken("closed", closeCode));
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (abandoned) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            frames.add(Optional.of(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        frames.add(Optional.empty());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        frames.add(Optional.empty());
    }

    /** Without a word, as from one that has lost its network; a node that still hears it finds out by itself. */
    @Override
    public void close() {
        socket.abort();
    }
}
