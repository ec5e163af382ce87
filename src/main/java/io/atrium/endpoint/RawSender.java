package io.atrium.endpoint;

import jakarta.websocket.Session;
import java.util.function.Consumer;

/**
 * Writes ready-made WebSocket frames to one connection, past what its server does for each message of each session. There is one for
 * each server we know, by reflection on its inside; where that has changed, or an extension was negotiated, the standard's own calls do.
 */
interface RawSender {
    /** Where a server's connections can be had from its sessions. */
    interface Source {
        /** As shown by {@code /api/health}. */
        String name();

        /** @throws ReflectiveOperationException where the session is not built as expected */
        RawSender of(Session session) throws ReflectiveOperationException;
    }

    /**
     * Begins to write; called again only after {@code done} was.
     *
     * @param frames whole frames, shared with other connections
     * @param done called once, by any thread, perhaps before this returns: with null when the system has taken all bytes, or with what went wrong
     */
    void send(byte[] frames, Consumer<Throwable> done);

    /** The handshake is over on both sides: what the server keeps of it for nobody may go. */
    default void settle() {}

    /** Ends the connection without a word, whatever is still being written. */
    void abort();
}
