package io.atrium.endpoint.centrifuge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request's body, read as it comes: a client that sends it byte by byte holds no thread. */
final class RequestBody implements ReadListener {
    private static final int PART = 4_096;

    private final ServletInputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<String>> whole = new CompletableFuture<>();

    private RequestBody(ServletInputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** To be called where the request has been made asynchronous; empty where the body is larger than it may be. */
    static CompletionStage<Optional<String>> read(ServletInputStream in, int maxBytes) {
        RequestBody body = new RequestBody(in, maxBytes);
        in.setReadListener(body);
        return body.whole;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] part = new byte[PART];
        // Without asking isFinished: on Payara the body is finished when it has come, read or not.
        while (in.isReady()) {
            int read = in.read(part);
            if (read < 0) {
                return;
            }
            // What is too much is read and forgotten, so that the client reads our answer.
            if (bytes.size() <= maxBytes) {
                bytes.write(part, 0, read);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        whole.complete(
                bytes.size() > maxBytes ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }
}
