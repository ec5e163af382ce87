package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Outgoing;
import io.atrium.endpoint.SocketTransport;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A WebSocket: what waits goes out in one frame, a reply a line. */
final class SocketLink implements Link {
    private final SocketTransport socket;

    SocketLink(SocketTransport socket) {
        this.socket = socket;
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        // One alone is left as it is: others may have encoded it already.
        socket.send(frames.size() == 1 ? frames : List.of(joined(frames)), done);
    }

    private static Outgoing joined(List<Outgoing> frames) {
        return Outgoing.of(
                frames.stream().flatMap(some -> some.frames().stream()).collect(Collectors.joining("\n")));
    }

    @Override
    public void end(Disconnect why) {
        socket.close(why.code(), why.reason());
    }

    @Override
    public boolean isEmulated() {
        return false;
    }
}
