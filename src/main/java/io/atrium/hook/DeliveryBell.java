package io.atrium.hook;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells those who look after a webhook that its log has gone on, once a second at most: pages that show it ask for it then. */
@ApplicationScoped
class DeliveryBell {
    private static final Logger LOG = Logger.getLogger(DeliveryBell.class.getName());

    /** Administrators who watch. */
    private static final String CONSOLE = "console";

    @Inject
    private HookKeepers keepers;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    private final Set<Long> moved = ConcurrentHashMap.newKeySet();
    private Executor telling;

    /** The hooks of one room of which something is new. @param room null: they are of all rooms */
    record News(String room, List<Long> hooks, List<String> keepers) {}

    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.touched(Delivery.class).map(Delivery::getOutgoingId).forEach(moved::add);
        changes.touched(Outgoing.class).map(Outgoing::getId).forEach(moved::add);
    }

    void onTick(@Observes Tick tick) {
        List<Long> taken = List.copyOf(moved);
        if (!taken.isEmpty()) {
            moved.removeAll(taken); // what moves from now on is told with the next
            telling.execute(() -> tell(taken));
        }
    }

    private void tell(List<Long> hooks) {
        try {
            keepers.news(hooks).forEach(this::tell);
        } catch (RuntimeException failure) {
            // Open pages look by themselves, too, if seldom.
            LOG.log(Level.WARNING, "what was delivered could not be told", failure);
        }
    }

    private void tell(News news) {
        JsonArrayBuilder hooks = Json.createArrayBuilder();
        news.hooks().forEach(hooks::add);
        JsonObjectBuilder frame =
                Json.createObjectBuilder().add("type", "deliveries").add("hooks", hooks);
        if (news.room() == null) {
            layer.groupSend(CONSOLE, Message.ephemeral(frame.build().toString(), null));
            return;
        }
        Message told = Message.ephemeral(frame.add("room", news.room()).build().toString(), null);
        news.keepers().forEach(login -> layer.groupSend("user:" + login, told));
    }
}
