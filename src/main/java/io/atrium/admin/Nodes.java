package io.atrium.admin;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Node;
import io.atrium.channel.Presence;
import io.atrium.channel.Sessions;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import io.atrium.wire.FrameCodec;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All nodes, as this one knows them: each tells its figures once a second, whether or not anybody looks, so that what an operator comes to see is there
 * already. One that has said nothing for 10 s is gone; it is shown as such for ten minutes.
 */
@ApplicationScoped
public class Nodes {
    private static final Logger LOG = Logger.getLogger(Nodes.class.getName());
    private static final String GROUP = "nodes:figures";
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Inject
    private NodeFigures here;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Presence presence;

    @Inject
    private Sessions sessions;

    @Inject
    private Threads threads;

    @Inject
    private Event<Taken> taken;

    private final Map<String, Heard> nodes = new ConcurrentHashMap<>();
    private final History history = new History();
    private final Map<String, History> histories = new ConcurrentHashMap<>();
    private final AtomicBoolean taking = new AtomicBoolean();
    private Executor working;

    private record Heard(Figures figures, long at) {}

    /** A second's figures are there. */
    public record Taken() {}

    @PostConstruct
    void prepare() {
        working = new BoundedExecutor(threads.executor(), 1);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        layer.groupAdd(
                GROUP, messages -> messages.forEach(message -> hear(Figures.of(FrameCodec.stored(message.json())))));
    }

    private void hear(Figures figures) {
        nodes.put(figures.node(), new Heard(figures, System.nanoTime()));
    }

    void onTick(@Observes Tick tick) {
        if (taking.compareAndSet(false, true)) {
            working.execute(this::take);
        }
    }

    private void take() {
        try {
            Figures own = here.take();
            hear(own);
            layer.groupSendElsewhere(GROUP, Message.ephemeral(own.toJson().toString(), null));
            nodes.values().removeIf(heard -> silence(heard) > REMEMBERED.toNanos());
            List<Figures> all = all();
            histories.keySet().retainAll(nodes.keySet());
            all.forEach(node ->
                    histories.computeIfAbsent(node.node(), id -> new History()).add(node));
            history.add(total(all));
            taken.fire(new Taken());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "this node's figures could not be taken", failure);
        } finally {
            taking.set(false);
        }
    }

    private static long silence(Heard heard) {
        return System.nanoTime() - heard.at;
    }

    /** By name; this one is among them from its first second on. */
    public List<Figures> all() {
        List<Figures> all = new ArrayList<>();
        nodes.values()
                .forEach(heard -> all.add(silence(heard) > SILENCE.toNanos() ? heard.figures.gone() : heard.figures));
        all.sort(Comparator.comparing(Figures::name).thenComparing(Figures::since));
        return all;
    }

    /** Ids of the nodes that are not gone. This one always is among them. */
    public List<String> present() {
        List<String> present = new ArrayList<>(
                all().stream().filter(node -> !node.isGone()).map(Figures::node).toList());
        if (!present.contains(Node.ID)) {
            present.add(Node.ID);
        }
        return present;
    }

    public Total total() {
        return total(all());
    }

    private Total total(List<Figures> all) {
        List<Figures> present = all.stream().filter(node -> !node.isGone()).toList();
        return Total.of(present, sessions.peopleEverywhere(), presence.countGroups(Room.GROUP));
    }

    /** What the charts show, up to an hour back. */
    public JsonObject history(Duration span) {
        return history.last(span, CommonTime.now());
    }

    /** Of one node, as far back as this one has known it. @param node its id; empty where there is none of it */
    public Optional<JsonObject> history(Duration span, String node) {
        return Optional.ofNullable(histories.get(node)).map(own -> own.last(span, CommonTime.now()));
    }
}
