package io.atrium.endpoint;

import io.atrium.channel.Outgoing;
import io.atrium.channel.Transport;
import io.atrium.wire.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A JSR 356 session as an outbox uses it. */
public final class SocketTransport implements Transport {
    private static final Logger LOG = Logger.getLogger(SocketTransport.class.getName());

    /** Seconds a client that takes nothing is given to take the close frame. */
    private static final int LAST_WORDS = 5;

    private final Session session;
    private final RawSender raw;
    private final ScheduledExecutorService scheduler;
    private final Executor closing;

    /** The server has written the answer to the handshake for certain once a frame of its own is out; raw frames must not overtake it. */
    private volatile boolean established;

    private volatile boolean writing;

    /**
     * @param raw null: by the standard's own calls
     * @param closing what closes the session; the one who finds it has to be closed may be delivering to others
     */
    SocketTransport(
            Session session,
            RawSender raw,
            Duration sendTimeout,
            ScheduledExecutorService scheduler,
            Executor closing) {
        this.session = session;
        this.raw = raw;
        this.scheduler = scheduler;
        this.closing = closing;
        // Our own sweep sees to idleness. Asked first, since a server may start a timer when told.
        if (session.getMaxIdleTimeout() != 0) {
            session.setMaxIdleTimeout(0);
        }
        // Undertow frees a stuck client only with this set; Tyrus ignores it.
        session.getAsyncRemote().setSendTimeout(sendTimeout.toMillis());
    }

    @Override
    public void send(List<Outgoing> frames, Consumer<Throwable> done) {
        writing = true;
        Consumer<Throwable> written = failure -> {
            writing = false;
            if (!established) {
                establish();
            }
            done.accept(failure);
        };
        if (raw != null && established) {
            raw.send(encoded(frames), written);
        } else {
            FrameByFrame.send(session.getAsyncRemote(), frames, written);
        }
    }

    private void establish() {
        established = true;
        if (raw != null) {
            raw.settle();
        }
    }

    private static byte[] encoded(List<Outgoing> frames) {
        if (frames.size() == 1) {
            return frames.get(0).encoded(WebSocketFrames.of(frames.get(0)));
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Outgoing some : frames) {
            joined.writeBytes(some.encoded(WebSocketFrames.of(some)));
        }
        return joined.toByteArray();
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
        close(code.code(), code.reason());
    }

    /** As {@link #close(CloseCode)}, in the words of another protocol. */
    public void close(int code, String reason) {
        closing.execute(() -> {
            boolean stuck = writing;
            try {
                session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
            } catch (IOException | RuntimeException gone) {
                LOG.log(Level.FINE, "closing a session that is gone", gone);
            }
            if (raw != null && stuck) {
                abortSoon();
            }
        });
    }

    /** A client that reads nothing never gets to the close frame: its connection would stay until it goes by itself. */
    private void abortSoon() {
        ScheduledFuture<?> abortion = scheduler.schedule(raw::abort, LAST_WORDS, TimeUnit.SECONDS);
        LOG.log(Level.FINE, "a connection ends in {0} s", abortion.getDelay(TimeUnit.SECONDS));
    }
}
