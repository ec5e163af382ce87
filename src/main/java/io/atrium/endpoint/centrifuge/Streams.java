package io.atrium.endpoint.centrifuge;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Outgoing;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.endpoint.Admissions;
import io.atrium.endpoint.Entrances;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The multiplexed connection over HTTP: a request whose answer goes on, and requests that bring commands. */
@ApplicationScoped
class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class.getName());

    /** Commands wait for the database. */
    private static final int COMMAND_THREADS = 8;

    /** Of one connection, behind the one under way; as many as it may send at once by the default rate. */
    private static final int WAITING_FRAMES = 100;

    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);

    @Inject
    private Connections connections;

    @Inject
    private Admissions admissions;

    @Inject
    private Entrances entrances;

    @Inject
    private Limits limits;

    @Inject
    private Threads threads;

    private final Set<RequestBody> coming = ConcurrentHashMap.newKeySet();
    private Executor commands;
    private Turns<Object> callers;
    private Turns<Connection> turns;

    @PostConstruct
    void start() {
        commands = new BoundedExecutor(threads.executor(), COMMAND_THREADS);
        // A person's connections take turns, too: of each at most one frame is in that line.
        callers = new Turns<>(Integer.MAX_VALUE, caller -> commands);
        turns = new Turns<>(WAITING_FRAMES, connection -> task -> callers.offer(connection.owner(), task));
    }

    /** Begins the answer and takes the first commands, which came with the address. */
    void open(HttpServletRequest request, HttpServletResponse response, Outgoing.Encoding encoding, String first)
            throws IOException {
        if (!admissions.letIn(response)) {
            return;
        }
        Connection connection = begin(request, response, encoding);
        receive(connection, first, () -> {});
    }

    /** As the other one; the first commands are the request's body. */
    void open(HttpServletRequest request, HttpServletResponse response, Outgoing.Encoding encoding) throws IOException {
        if (!admissions.letIn(response)) {
            return;
        }
        Connection connection = begin(request, response, encoding);
        whenRead(
                RequestBody.read(request, limits.maxFrame()),
                body -> {
                    if (body.isPresent()) {
                        receive(connection, body.get(), () -> {});
                    } else {
                        connection.disconnect(Disconnect.TOO_LARGE);
                    }
                },
                failure -> {
                    connection.disconnect(Disconnect.STALE);
                    connections.close(connection);
                });
    }

    private Connection begin(HttpServletRequest request, HttpServletResponse response, Outgoing.Encoding encoding)
            throws IOException {
        boolean events = encoding == StreamLink.EVENTS;
        response.setContentType(events ? "text/event-stream;charset=UTF-8" : "application/x-ndjson;charset=UTF-8");
        // For proxies: neither kept, nor packed, nor held back.
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        StreamLink link = new StreamLink(exchange, encoding);
        Connection connection = connections.open(
                link, Visitor.of(request, entrances.of(request, events ? Entrances.SSE : Entrances.HTTP_STREAM)));
        exchange.addListener(new Ending(connection));
        response.getOutputStream().setWriteListener(link);
        return connection;
    }

    /**
     * Has a connection take a frame, in its turn.
     *
     * @param taken runs when it has
     * @return false, and nothing happens, where too many wait before it
     */
    boolean receive(Connection connection, String frame, Runnable taken) {
        return turns.offer(connection, () -> {
            try {
                connection.receive(frame);
            } finally {
                taken.run();
            }
        });
    }

    /** What becomes of a request that brings commands. */
    interface Errand {
        /**
         * @param body empty: it was too large
         * @param end to be called once, when the response says all
         */
        void run(Optional<String> body, Runnable end) throws IOException;
    }

    /** Reads a request's body, and answers 408 where it does not come. */
    void take(HttpServletRequest request, HttpServletResponse response, int maxBytes, Errand errand)
            throws IOException {
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        whenRead(RequestBody.read(request, maxBytes), body -> errand.run(body, exchange::complete), failure -> {
            response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            // What still comes of it is no next request.
            response.setHeader("Connection", "close");
            exchange.complete();
        });
    }

    /** What ends a request that was taken. */
    void run(Runnable task) {
        commands.execute(task);
    }

    void onTick(@Observes Tick tick) {
        coming.stream().filter(body -> body.age() > BODY_WITHIN.toNanos()).forEach(RequestBody::giveUp);
    }

    private interface Reading {
        void take(Optional<String> body) throws IOException;
    }

    /** Not on the thread that read: on some servers that one reads for others too. */
    private void whenRead(RequestBody body, Reading then, Consumer<Throwable> broken) {
        coming.add(body);
        body.whole()
                .whenCompleteAsync(
                        (text, failure) -> {
                            coming.remove(body);
                            if (failure != null) {
                                broken.accept(failure);
                                return;
                            }
                            try {
                                then.take(text);
                            } catch (IOException gone) {
                                broken.accept(gone);
                            }
                        },
                        commands)
                .exceptionally(failure -> {
                    LOG.log(Level.SEVERE, "a request of a connection failed", failure);
                    return null;
                });
    }

    /** Whatever ends the answer ends the connection. */
    private final class Ending implements AsyncListener {
        private final Connection connection;

        Ending(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            connections.close(connection);
        }

        @Override
        public void onError(AsyncEvent event) {
            connections.close(connection);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            connections.close(connection);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody starts it again.
        }
    }
}
