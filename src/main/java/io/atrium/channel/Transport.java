package io.atrium.channel;

import io.atrium.wire.CloseCode;
import java.util.List;
import java.util.function.Consumer;

/** One client's connection, as an {@link Outbox} uses it. Implemented by the doors. */
public interface Transport {
    /**
     * Begins to write frames and returns without waiting for the client. Called again only after {@code done} was.
     *
     * @param frames at least one; all of them in one go where the connection can
     * @param done called once, by any thread, perhaps before this returns: with null, or with what went wrong
     */
    void send(List<Outgoing> frames, Consumer<Throwable> done);

    /** Asks the client for a sign of life; see {@link ClientSession#alive()}. */
    void ping();

    /** Ends the connection, at once and whatever is still being written. Closing twice does nothing. */
    void close(CloseCode code);
}
