package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends frames one after the other by the standard's own call, the next when the one before is done: in a loop while they are done at once. */
final class FrameByFrame {
    private final RemoteEndpoint.Async remote;
    private final Iterator<One> frames;
    private final Consumer<Throwable> done;

    /** Frames that may be sent now: whoever raises it from zero sends them. */
    private final AtomicInteger due = new AtomicInteger();

    private record One(String frame, boolean isBinary) {}

    private FrameByFrame(RemoteEndpoint.Async remote, List<One> frames, Consumer<Throwable> done) {
        this.remote = remote;
        this.frames = frames.iterator();
        this.done = done;
    }

    /** @param done called once, with null or with what went wrong */
    static void send(RemoteEndpoint.Async remote, List<Outgoing> frames, Consumer<Throwable> done) {
        List<One> all = frames.stream()
                .flatMap(some -> some.frames().stream().map(frame -> new One(frame, some.isBinary())))
                .toList();
        new FrameByFrame(remote, all, done).sendNext();
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
        One next = frames.next();
        try {
            if (next.isBinary()) {
                remote.sendBinary(ByteBuffer.wrap(next.frame().getBytes(StandardCharsets.ISO_8859_1)), this::sent);
            } else {
                remote.sendText(next.frame(), this::sent);
            }
        } catch (RuntimeException closed) {
            done.accept(closed);
        }
    }

    private void sent(SendResult result) {
        if (result.isOK()) {
            sendNext();
        } else {
            done.accept(result.getException());
        }
    }
}
