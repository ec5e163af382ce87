package io.atrium.endpoint.centrifuge;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Outgoing;
import io.atrium.channel.Threads;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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

    @Inject
    private Connections connections;

    @Inject
    private Limits limits;

    @Inject
    private Threads threads;

    private Executor commands;

    @PostConstruct
    void start() {
        commands = new BoundedExecutor(threads.executor(), COMMAND_THREADS);
    }

    /** Begins the answer and takes the first commands, which came with the address. */
    void open(HttpServletRequest request, HttpServletResponse response, Outgoing.Encoding encoding, String first)
            throws IOException {
        Connection connection = begin(request, response, encoding);
        commands.execute(() -> connection.receive(first));
    }

    /** As the other one; the first commands are the request's body. */
    void open(HttpServletRequest request, HttpServletResponse response, Outgoing.Encoding encoding) throws IOException {
        Connection connection = begin(request, response, encoding);
        whenRead(
                RequestBody.read(request, limits.maxFrame()),
                body -> {
                    if (body.isPresent()) {
                        connection.receive(body.get());
                    } else {
                        connection.disconnect(Disconnect.TOO_LARGE);
                    }
                },
                failure -> connections.close(connection));
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
        Connection connection = connections.open(link, Visitor.of(request));
        exchange.addListener(new Ending(connection));
        response.getOutputStream().setWriteListener(link);
        return connection;
    }

    /** @param answer gets the request's whole body; empty: it was too large */
    void take(HttpServletRequest request, int maxBytes, Consumer<Optional<String>> answer) throws IOException {
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        whenRead(
                RequestBody.read(request, maxBytes),
                body -> {
                    answer.accept(body);
                    exchange.complete();
                },
                failure -> exchange.complete());
    }

    /** Not on the thread that read: on some servers that one reads for others too. */
    private void whenRead(
            CompletionStage<Optional<String>> body, Consumer<Optional<String>> then, Consumer<Throwable> broken) {
        body.whenCompleteAsync(
                        (text, failure) -> {
                            if (failure == null) {
                                then.accept(text);
                            } else {
                                broken.accept(failure);
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
