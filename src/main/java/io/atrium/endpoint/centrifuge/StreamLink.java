package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Outgoing;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The answer to a request, going on for as long as the client listens. No thread waits for it. */
final class StreamLink implements Link, WriteListener {
    /** A reply a line. */
    static final Outgoing.Encoding LINES = frames -> bytes(String.join("\n", frames) + "\n");

    /** A reply an event (HTML, server-sent events). */
    static final Outgoing.Encoding EVENTS = frames -> bytes(frames.stream()
            .map(frame -> "data: " + frame.replace("\n", "\n\ndata: ") + "\n\n")
            .collect(Collectors.joining()));

    private static final Logger LOG = Logger.getLogger(StreamLink.class.getName());

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final Outgoing.Encoding encoding;

    private boolean possible; // the server has called once: before that nothing may be written
    private byte[] waiting;
    private boolean unflushed;
    private Consumer<Throwable> done;
    private Disconnect ending;
    private boolean told;
    private boolean ended;

    StreamLink(AsyncContext exchange, Outgoing.Encoding encoding) throws IOException {
        this.exchange = exchange;
        this.out = exchange.getResponse().getOutputStream();
        this.encoding = encoding;
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> whenDone) {
        synchronized (this) {
            waiting = encoded(frames);
            done = whenDone;
        }
        proceed();
    }

    private byte[] encoded(List<Outgoing> frames) {
        if (frames.size() == 1) {
            return frames.get(0).encoded(encoding);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(some -> all.writeBytes(some.encoded(encoding)));
        return all.toByteArray();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            possible = true;
        }
        proceed();
    }

    @Override
    public void onError(Throwable failure) {
        finish(failure);
    }

    /** At once where a client takes nothing: what it is given last may have to wait for ever. */
    @Override
    public void end(Disconnect why) {
        boolean stuck;
        synchronized (this) {
            if (ending == null) {
                ending = why;
            }
            stuck = possible && done != null;
        }
        if (stuck) {
            finish(null);
        } else {
            proceed();
        }
    }

    @Override
    public boolean isEmulated() {
        return true;
    }

    /** Writes as far as the server takes it; called again when it takes more. */
    private void proceed() {
        Consumer<Throwable> written;
        boolean last;
        try {
            synchronized (this) {
                if (ended || !possible || !write()) {
                    return;
                }
                written = done;
                done = null;
                last = written == null && ending != null && sayWhy();
            }
        } catch (IOException | RuntimeException broken) {
            finish(broken);
            return;
        }
        if (written != null) {
            written.accept(null);
        }
        if (last) {
            finish(null);
        } else if (isEnding()) {
            proceed();
        }
    }

    private synchronized boolean isEnding() {
        return ending != null && done == null;
    }

    /** Whether all there is has been taken. */
    private boolean write() throws IOException {
        if (waiting != null && out.isReady()) {
            out.write(waiting);
            waiting = null;
            unflushed = true;
        }
        if (waiting == null && unflushed && out.isReady()) {
            out.flush();
            unflushed = false;
        }
        return waiting == null && !unflushed && out.isReady();
    }

    /** The last push, once; then whether it has been taken. */
    private boolean sayWhy() throws IOException {
        if (!told) {
            told = true;
            waiting = encoding.encode(List.of(Replies.disconnect(ending)));
        }
        return write();
    }

    private void finish(Throwable failure) {
        Consumer<Throwable> unwritten;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            unwritten = done;
            done = null;
        }
        if (unwritten != null) {
            unwritten.accept(failure == null ? new IOException("ended") : failure);
        }
        try {
            exchange.complete();
        } catch (RuntimeException over) {
            LOG.log(Level.FINE, "an answer that is over already", over);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
