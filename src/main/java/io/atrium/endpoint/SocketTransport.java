package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import io.atrium.channel.Transport;
import io.atrium.wire.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A JSR 356 session as an outbox uses it, by nothing but the standard's own calls. */
final class SocketTransport implements Transport {
    private static final Logger LOG = Logger.getLogger(SocketTransport.class.getName());

    private final Session session;

    SocketTransport(Session session, Duration sendTimeout) {
        this.session = session;
        // Our own sweep sees to idleness; the servers' timers cost more than the sending.
        session.setMaxIdleTimeout(0);
        // Undertow frees a stuck client only with this set; Tyrus ignores it.
        session.getAsyncRemote().setSendTimeout(sendTimeout.toMillis());
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        List<String> texts =
                frames.stream().flatMap(some -> some.frames().stream()).toList();
        FrameByFrame.send(session.getAsyncRemote(), texts, done);
    }

    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.FINE, "no ping to a session that is going", gone);
        }
    }

    @Override
    public void close(CloseCode code) {
        try {
            session.close(new CloseReason(reason(code), code.reason()));
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.FINE, "closing a session that is gone", gone);
        }
    }

    private static CloseReason.CloseCode reason(CloseCode code) {
        return CloseCodes.getCloseCode(code.code());
    }
}
