package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Node;
import io.atrium.channel.Sweep.Tick;
import io.atrium.endpoint.Arrivals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The multiplexed connections of this node. */
@ApplicationScoped
class Connections {
    /** A client that has not connected by then is none. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);

    private final ConcurrentMap<String, Connection> open = new ConcurrentHashMap<>();

    @Inject
    private Arrivals arrivals;

    @Inject
    private Connecting connecting;

    @Inject
    private Subscribing subscribing;

    @Inject
    private Talking talking;

    @Inject
    private Looking looking;

    @Inject
    private Calling calling;

    private Map<String, Command.Handler> handlers;

    @PostConstruct
    void listCommands() {
        handlers = Map.ofEntries(
                Map.entry(Command.CONNECT, (connection, command) -> connecting.connect(connection, command, Node.ID)),
                Map.entry("refresh", connecting::refresh),
                Map.entry("ping", (connection, command) -> connection.reply(command, "{}")),
                Map.entry("subscribe", subscribing::subscribe),
                Map.entry("unsubscribe", subscribing::unsubscribe),
                Map.entry("sub_refresh", subscribing::refresh),
                Map.entry("publish", talking::publish),
                Map.entry(Command.SEND, talking::send),
                Map.entry("history", looking::history),
                Map.entry("presence", looking::presence),
                Map.entry("presence_stats", looking::presenceStats),
                Map.entry("rpc", calling::call));
    }

    Connection open(Link link, Visitor visitor) {
        Connection connection = new Connection(link, visitor, handlers);
        open.put(connection.secret(), connection);
        return connection;
    }

    Optional<Connection> find(String secret) {
        return Optional.ofNullable(open.get(secret));
    }

    /** Doing so twice does nothing. */
    void close(Connection connection) {
        if (connection != null && open.remove(connection.secret()) != null) {
            connection.over();
            if (connection.session() != null) {
                arrivals.gone(connection.session());
            }
        }
    }

    void onTick(@Observes Tick tick) {
        for (Connection connection : open.values()) {
            if (connection.session() == null && connection.age() > CONNECT_WITHIN.toNanos()) {
                connection.disconnect(Disconnect.STALE);
            }
        }
    }
}
