package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A client that takes a frame when the test says so. Fails the test where a second write begins before the first has ended. */
final class FakeTransport implements Transport {
    final List<String> sent = new ArrayList<>();
    final List<CloseCode> closes = new ArrayList<>();
    int pings;
    private final boolean takesAtOnce;
    private Consumer<Throwable> underWay;

    FakeTransport(boolean takesAtOnce) {
        this.takesAtOnce = takesAtOnce;
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        if (underWay != null) {
            throw new AssertionError("two writes at once");
        }
        frames.forEach(some -> sent.addAll(some.frames()));
        if (takesAtOnce) {
            done.accept(null);
        } else {
            underWay = done;
        }
    }

    boolean isWriting() {
        return underWay != null;
    }

    /** Ends the write under way, if there is one. */
    void take() {
        end(null);
    }

    void fail() {
        end(new IllegalStateException("broken"));
    }

    private void end(Throwable failure) {
        Consumer<Throwable> done = underWay;
        underWay = null;
        if (done != null) {
            done.accept(failure);
        }
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code) {
        closes.add(code);
    }
}
