package io.atrium.admin;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Groups;
import io.atrium.channel.Node;
import io.atrium.channel.Sessions;
import io.atrium.channel.Timings.Counts;
import io.atrium.room.RoomLog;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This node's figures, from the counters of those who do the work: nobody on an entry's way knows of it. */
@ApplicationScoped
public class NodeFigures {
    /** Seconds a percentile is of. */
    private static final int WINDOW = 60;

    private static final double NEARLY_ALL = 0.99;

    @Inject
    private Sessions sessions;

    @Inject
    private Groups groups;

    @Inject
    private RoomLog log;

    @Inject
    private ChannelLayer layer;

    @Inject
    private NodeFacts facts;

    @Inject
    private Warnings warnings;

    @Inject
    private Build build;

    @Inject
    @ConfigProperty(name = "atrium.node-name")
    private Optional<String> given;

    private final Instant since = CommonTime.now();
    private final Deque<Moment> moments = new ArrayDeque<>();
    private String name;

    /** What was counted up to then. */
    private record Moment(long nanoTime, long entries, long deliveries, Counts commits, Counts fanOut) {}

    @PostConstruct
    void begin() {
        name = given.orElseGet(NodeFigures::host);
        moments.add(moment());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return Node.ID;
        }
    }

    /** What the operator calls this node: {@code ATRIUM_NODE_NAME}, else its host. */
    public String name() {
        return name;
    }

    /** Once a second, by one thread. Waits for the database. */
    synchronized Figures take() {
        boolean database = facts.databaseAnswers();
        Moment now = moment();
        Moment before = moments.getLast();
        double seconds = Math.max(1, now.nanoTime - before.nanoTime)
                / (double) Duration.ofSeconds(1).toNanos();
        moments.addLast(now);
        if (moments.size() > WINDOW) {
            moments.removeFirst();
        }
        Moment first = moments.getFirst();
        Optional<ClientSession> fullest = sessions.stream().max(Comparator.comparingDouble(ClientSession::fullness));
        Runtime memory = Runtime.getRuntime();
        return new Figures(
                Node.ID,
                name,
                build.version(),
                since,
                state(database),
                database,
                layer.isShared() ? layer.isConnected() : null,
                (int) sessions.stream().map(ClientSession::login).distinct().count(),
                sessions.count(),
                facts.rooms(),
                Math.round((now.entries - before.entries) / seconds),
                Math.round((now.deliveries - before.deliveries) / seconds),
                millis(now.commits.since(first.commits)),
                millis(now.fanOut.since(first.fanOut)),
                fullest.map(session -> percent(session.fullness())).orElse(0),
                fullest.filter(session -> session.waitingBytes() > 0)
                        .map(ClientSession::login)
                        .orElse(null),
                sessions.shed(),
                sessions.tooSlow(),
                memory.totalMemory() - memory.freeMemory(),
                memory.maxMemory(),
                warnings.last());
    }

    private Moment moment() {
        return new Moment(
                System.nanoTime(),
                log.stored(),
                groups.deliveries().count(),
                log.commits().counts(),
                groups.deliveries().fanOut().counts());
    }

    private String state(boolean database) {
        if (!database) {
            return Figures.DOWN;
        }
        if (facts.isDraining()) {
            return Figures.DRAINING;
        }
        return layer.isShared() && !layer.isConnected() ? Figures.DEGRADED : Figures.UP;
    }

    private static double millis(Counts counts) {
        return Math.round(counts.percentile(NEARLY_ALL).toNanos() / 1e4) / 100.0;
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}
