package io.atrium.endpoint;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this server's sockets are written: chosen once, when the application starts. */
@ApplicationScoped
public class Sockets {
    private static final Logger LOG = Logger.getLogger(Sockets.class.getName());
    private static final String PORTABLE = "portable";
    private static final int CLOSING_THREADS = 4;

    /** Sessions on end. */
    private static final int MOST_FAILURES = 5;

    @Inject
    private Threads threads;

    @Inject
    private Limits limits;

    /** {@code auto}: the fastest way this server has; {@code portable}: by nothing but the standard's own calls. */
    @Inject
    @ConfigProperty(name = "atrium.sender", defaultValue = "auto")
    private String setting;

    private static final Executor HERE = Runnable::run;

    private Executor closing;
    private volatile boolean leaving;
    private volatile RawSender.Source source;
    private final AtomicInteger failures = new AtomicInteger();

    /** Makes a source of raw senders of one server's classes. */
    @FunctionalInterface
    private interface Resolver {
        RawSender.Source resolve(Object container) throws ReflectiveOperationException;
    }

    @PostConstruct
    void start() {
        if (!List.of("auto", PORTABLE).contains(setting)) {
            throw new IllegalArgumentException("ATRIUM_SENDER is " + setting + ", not auto or portable");
        }
        Executor others = new BoundedExecutor(threads.executor(), CLOSING_THREADS);
        closing = task -> (leaving ? HERE : others).execute(task);
    }

    /** @param container an object of the server's own WebSocket classes */
    void choose(Object container) {
        if (!setting.equals(PORTABLE)) {
            for (Resolver resolver : List.<Resolver>of(TyrusSender.Grizzly::new, UndertowSender.Channels::new)) {
                try {
                    source = resolver.resolve(container);
                    break;
                } catch (ReflectiveOperationException | LinkageError another) {
                    LOG.log(Level.FINE, "not this server", another);
                }
            }
        }
        LOG.info(() -> "sockets are written by the " + sender() + " sender");
    }

    /** The sender in use: {@code tyrus}, {@code undertow} or {@code portable}. */
    public String sender() {
        RawSender.Source chosen = source;
        return chosen == null ? PORTABLE : chosen.name();
    }

    /** The application ends: from here on sockets are closed by whoever says so, since the server lends it no more threads. */
    void leave() {
        leaving = true;
    }

    public SocketTransport transport(Session session) {
        return new SocketTransport(session, rawSender(session), limits.outboxStall(), threads.scheduler(), closing);
    }

    /** Null where frames must go through the server. */
    private RawSender rawSender(Session session) {
        RawSender.Source chosen = source;
        if (chosen == null || !session.getNegotiatedExtensions().isEmpty()) {
            return null;
        }
        try {
            RawSender raw = chosen.of(session);
            failures.set(0);
            return raw;
        } catch (ReflectiveOperationException | RuntimeException unexpected) {
            // One may have gone while it was looked at; when all are like that, the server is built otherwise.
            LOG.log(Level.WARNING, "a socket is written the portable way", unexpected);
            if (failures.incrementAndGet() >= MOST_FAILURES) {
                LOG.warning("this server is not built as expected, all its sockets are written the portable way");
                source = null;
            }
            return null;
        }
    }
}
