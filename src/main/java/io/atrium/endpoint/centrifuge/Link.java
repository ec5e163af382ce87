package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Outgoing;
import java.util.List;
import java.util.function.Consumer;

/** What carries one client's commands and replies: a WebSocket, or a stream of an HTTP answer. */
interface Link {
    /** As {@link io.atrium.channel.Transport#send}. */
    void send(List<Outgoing> frames, Consumer<Throwable> done);

    /** Tells the client why, where that can be said at once, and ends. Twice does nothing. */
    void end(Disconnect why);

    /** Whether commands come by requests of their own, which have to name the connection. */
    boolean isEmulated();
}
