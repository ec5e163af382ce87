package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Outgoing;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** A WebSocket: what waits goes out in one frame, a reply a line. */
final class SocketLink implements Link {
    private static final Logger LOG = Logger.getLogger(SocketLink.class.getName());

    private final Session session;

    SocketLink(Session session, Duration sendTimeout) {
        this.session = session;
        // As for the plain socket: our own sweep sees to idleness, and Undertow frees a stuck client only with this
        // set.
        session.setMaxIdleTimeout(0);
        session.getAsyncRemote().setSendTimeout(sendTimeout.toMillis());
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        try {
            session.getAsyncRemote().sendText(text(frames), result -> done.accept(result.getException()));
        } catch (RuntimeException closed) {
            done.accept(closed);
        }
    }

    private static String text(List<Outgoing> frames) {
        return frames.stream().flatMap(some -> some.frames().stream()).collect(Collectors.joining("\n"));
    }

    @Override
    public void end(Disconnect why) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(why.code()), why.reason()));
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.FINE, "closing a connection that is gone", gone);
        }
    }

    @Override
    public boolean isEmulated() {
        return false;
    }
}
