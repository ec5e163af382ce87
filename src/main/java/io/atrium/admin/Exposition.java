package io.atrium.admin;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Groups;
import io.atrium.channel.Sessions;
import io.atrium.channel.Timings.Counts;
import io.atrium.room.RoomLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** This node's counters in Prometheus' text format (0.0.4). Rates and percentiles are the reader's to make: what is here only grows, or is as it is now. */
@ApplicationScoped
public class Exposition {
    private static final long[] BOUNDS_MILLIS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};
    private static final double MILLIS = 1_000.0;

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
    private Build build;

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                        "# HELP atrium_build_info Which Atrium this is.\n# TYPE atrium_build_info gauge\natrium_build_info{version=\"")
                .append(build.version())
                .append("\"} 1\n");
        gauge(text, "atrium_sessions", "Open connections.", sessions.count());
        gauge(
                text,
                "atrium_people",
                "People with a connection to this node.",
                sessions.stream().map(ClientSession::login).distinct().count());
        gauge(text, "atrium_rooms", "Rooms somebody is in on this node.", facts.rooms());
        work(text);
        health(text);
        return text.toString();
    }

    private void work(StringBuilder text) {
        counter(text, "atrium_entries_total", "Entries stored.", log.stored());
        counter(
                text,
                "atrium_deliveries_total",
                "Messages handed to connections.",
                groups.deliveries().count());
        counter(text, "atrium_shed_total", "Ephemeral messages left out for slow clients.", sessions.shed());
        counter(text, "atrium_slow_closed_total", "Connections closed for being too slow.", sessions.tooSlow());
        gauge(
                text,
                "atrium_outbox_fullest_ratio",
                "How full the fullest outbox is.",
                sessions.stream().mapToDouble(ClientSession::fullness).max().orElse(0));
        histogram(
                text,
                "atrium_commit_seconds",
                "Transactions of the log.",
                log.commits().counts());
        histogram(
                text,
                "atrium_fan_out_seconds",
                "A group handing to all its connections what it got.",
                groups.deliveries().fanOut().counts());
    }

    private void health(StringBuilder text) {
        Runtime memory = Runtime.getRuntime();
        gauge(text, "atrium_heap_used_bytes", "Heap in use.", memory.totalMemory() - memory.freeMemory());
        gauge(text, "atrium_heap_max_bytes", "Heap there may be.", memory.maxMemory());
        gauge(text, "atrium_database_up", "Whether the database answers.", facts.databaseAnswers() ? 1 : 0);
        if (layer.isShared()) {
            gauge(text, "atrium_redis_up", "Whether other nodes can be heard.", layer.isConnected() ? 1 : 0);
        }
        gauge(text, "atrium_draining", "Whether the node is being emptied.", facts.isDraining() ? 1 : 0);
    }

    private static void gauge(StringBuilder text, String name, String help, double value) {
        head(text, name, help, "gauge").append(name).append(' ').append(value).append('\n');
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        head(text, name, help, "counter").append(name).append(' ').append(value).append('\n');
    }

    private static void histogram(StringBuilder text, String name, String help, Counts counts) {
        head(text, name, help, "histogram");
        for (long bound : BOUNDS_MILLIS) {
            bucket(text, name, Double.toString(bound / MILLIS), counts.within(Duration.ofMillis(bound)));
        }
        bucket(text, name, "+Inf", counts.total());
        text.append(name).append("_sum ").append(counts.sum().toNanos() / 1e9).append('\n');
        text.append(name).append("_count ").append(counts.total()).append('\n');
    }

    private static void bucket(StringBuilder text, String name, String bound, long count) {
        text.append(name)
                .append("_bucket{le=\"")
                .append(bound)
                .append("\"} ")
                .append(count)
                .append('\n');
    }

    private static StringBuilder head(StringBuilder text, String name, String help, String type) {
        return text.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append("\n# TYPE ")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }
}
