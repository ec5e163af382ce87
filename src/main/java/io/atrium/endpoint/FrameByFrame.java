package io.atrium.endpoint;

import jakarta.websocket.RemoteEndpoint;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends text frames one after the other by the standard's own call, the next when the one before is done: in a loop while they are done at once. */
final class FrameByFrame {
    private final RemoteEndpoint.Async remote;
    private final Iterator<String> frames;
    private final Consumer<Throwable> done;

    /** Frames that may be sent now: whoever raises it from zero sends them. */
    private final AtomicInteger due = new AtomicInteger();

    private FrameByFrame(RemoteEndpoint.Async remote, List<String> frames, Consumer<Throwable> done) {
        this.remote = remote;
        this.frames = frames.iterator();
        this.done = done;
    }

    /** @param done called once, with null or with what went wrong */
    static void send(RemoteEndpoint.Async remote, List<String> frames, Consumer<Throwable> done) {
        new FrameByFrame(remote, frames, done).sendNext();
    }

    private void sendNext() {
        if (due.getAndIncrement() > 0) {
            return;
        }
        do {
            sendOne();
        } while (due.decrementAndGet() > 0);
    }

    private void sendOne() {
        if (!frames.hasNext()) {
            done.accept(null);
            return;
        }
        try {
            remote.sendText(frames.next(), result -> {
                if (result.isOK()) {
                    sendNext();
                } else {
                    done.accept(result.getException());
                }
            });
        } catch (RuntimeException closed) {
            done.accept(closed);
        }
    }
}
