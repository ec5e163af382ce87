package io.atrium.endpoint.centrifuge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** A request's body, read as it comes: a client that sends it byte by byte holds no thread, and one that does not end it is given up. */
final class RequestBody implements ReadListener {
    private static final int PART = 4_096;

    private final ServletInputStream in;
    private final long length; // -1: the client does not say
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<String>> whole = new CompletableFuture<>();
    private final long begunAt = System.nanoTime();
    private long read;

    private RequestBody(ServletInputStream in, long length, int maxBytes) {
        this.in = in;
        this.length = length;
        this.maxBytes = maxBytes;
    }

    /** To be called where the request has been made asynchronous. */
    static RequestBody read(HttpServletRequest request, int maxBytes) throws IOException {
        RequestBody body = new RequestBody(request.getInputStream(), request.getContentLengthLong(), maxBytes);
        if (body.length < 0 || body.in.available() < body.length) {
            body.in.setReadListener(body);
        } else {
            // It has come already, as it mostly has: nothing to wait for.
            body.add(body.in.readNBytes((int) body.length));
            body.onAllDataRead();
        }
        return body;
    }

    /** Empty where the body is larger than it may be; fails with a {@link TimeoutException} where it was given up. */
    CompletionStage<Optional<String>> whole() {
        return whole;
    }

    /** Nanoseconds since it was begun. */
    long age() {
        return System.nanoTime() - begunAt;
    }

    /** Does nothing where it has come. */
    void giveUp() {
        whole.completeExceptionally(new TimeoutException("a body that did not come"));
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] part = new byte[PART];
        // Without asking isFinished: on Payara the body is finished when it has come, read or not. Nor isReady after
        // the last byte,
        // which has Payara call once more, perhaps when the request is over.
        while (!whole.isDone() && read != length && in.isReady()) {
            int some = in.read(part);
            if (some < 0) {
                return;
            }
            add(part, some);
        }
        if (read == length) {
            onAllDataRead();
        }
    }

    private void add(byte[] part) {
        add(part, part.length);
    }

    /** What is too much is read and forgotten, so that the client reads our answer. */
    private void add(byte[] part, int some) {
        read += some;
        if (read <= maxBytes) {
            bytes.write(part, 0, some);
        }
    }

    @Override
    public void onAllDataRead() {
        whole.complete(read > maxBytes ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }
}
