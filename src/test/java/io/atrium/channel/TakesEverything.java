package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.List;
import java.util.function.Consumer;

/** A client that has taken what it is sent before the sender has looked. */
final class TakesEverything implements Transport {
    long bytes;

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        for (Outgoing frame : frames) {
            bytes += frame.bytes();
        }
        done.accept(null);
    }

    @Override
    public void ping() {
        // It is always there.
    }

    @Override
    public void close(CloseCode code) {
        throw new IllegalStateException("closed with " + code);
    }
}
