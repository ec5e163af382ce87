package io.atrium.search;

import io.atrium.account.Caller;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.room.AlertRang;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Committed;
import io.atrium.signal.Memories;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells people of what answers their alerts, on their own channel: not of what they said themselves, and only of rooms they may read by then. One a
 * second and alert; how many there were beside is told a second later.
 */
@ApplicationScoped
class AlertBell {
    private static final Logger LOG = Logger.getLogger(AlertBell.class.getName());

    private static final String NAME = "alerts";

    private static final Duration NEWS = Duration.ofDays(1);

    @Inject
    private AlertBook book;

    @Inject
    private Search search;

    @Inject
    private KnownRooms rooms;

    @Inject
    private KnownUsers users;

    @Inject
    private Hits hits;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Memories memories;

    @Inject
    private Event<AlertRang> rang;

    private final StandingQueries queries = new StandingQueries();
    private final Map<String, Kept> kept = new HashMap<>();
    private final Queue<Changes.Change> changed = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Rung> rung = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    private record Kept(Alert alert, List<Needle> wanted) {}

    /** Since the last second: who was told of it, and how often more it would have been. */
    private record Rung(String login, Alert alert, int more) {}

    @PostConstruct
    void start() {
        memories.keep(NAME, key -> loaded = false);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        for (Changes.Change change : changes.all()) {
            if (change.entity() instanceof Alert) {
                changed.add(change);
                memories.forgetElsewhere(NAME, Memories.ALL);
            }
        }
    }

    /** On the worker's thread, as {@link #tell}: loads the alerts the first time and when another node has changed some, then what became of them. */
    boolean any() {
        if (!loaded) {
            loaded = true; // before they are read: what changes from now on is read again
            changed.clear();
            List.copyOf(kept.values()).forEach(standing -> forget(standing.alert()));
            load();
        }
        List<Alert> put = new ArrayList<>();
        for (Changes.Change change = changed.poll(); change != null; change = changed.poll()) {
            Alert alert = (Alert) change.entity();
            if (change.action() == Action.REMOVED) {
                put.remove(alert);
                forget(alert);
            } else {
                put.add(alert);
            }
        }
        keep(put);
        return !queries.isEmpty();
    }

    private void load() {
        try {
            keep(book.all());
        } catch (RuntimeException databaseAway) {
            loaded = false;
            throw databaseAway;
        }
    }

    void tell(Change change) {
        if (isHistory(change)) {
            return;
        }
        Set<String> matching = queries.matching(change.after());
        if (matching.isEmpty()) {
            return;
        }
        matching.removeAll(queries.matching(change.before()));
        hits.toTell(change.after()).ifPresent(told -> matching.forEach(id -> tell(id, told)));
    }

    /** What happened long ago is brought in from elsewhere, and no news. */
    private static boolean isHistory(Change change) {
        return change.after() != null
                && change.after().at() < CommonTime.now().minus(NEWS).toEpochMilli();
    }

    private void tell(String id, Hits.Told told) {
        Kept standing = kept.get(id);
        Optional<User> owner = standing == null
                ? Optional.empty()
                : users.find(standing.alert().getUserId()).filter(User::isEnabled);
        if (owner.isEmpty()
                || owner.get().getLogin().equals(told.saying().from())
                || !rooms.isReadableBy(Caller.of(owner.get(), null), told.room())) {
            return;
        }
        String login = owner.get().getLogin();
        Alert alert = standing.alert();
        Rung before = rung.putIfAbsent(id, new Rung(login, alert, 0));
        if (before == null) {
            send(
                    login,
                    frame(alert)
                            .add("hit", told.hit(alert.getUserId(), standing.wanted()))
                            .build());
            rang.fire(new AlertRang(
                    alert.getUserId(),
                    alert.getId(),
                    alert.getName(),
                    told.room().getId(),
                    told.saying().seq(),
                    told.saying().from()));
        } else {
            rung.merge(id, before, (now, same) -> new Rung(login, alert, now.more() + 1));
        }
    }

    void onTick(@Observes Tick tick) {
        for (String id : rung.keySet()) {
            Rung bell = rung.remove(id);
            if (bell != null && bell.more() > 0) {
                send(bell.login(), frame(bell.alert()).add("more", bell.more()).build());
            }
        }
    }

    private static JsonObjectBuilder frame(Alert alert) {
        return Json.createObjectBuilder().add("type", "alert").add("alert", alert.toJson());
    }

    /** To this node's connections of theirs: the other nodes follow the same logs, and tell those of their own. */
    private void send(String login, JsonObject frame) {
        layer.groupSendHere("user:" + login, Message.ephemeral(frame.toString(), null));
    }

    private void keep(List<Alert> alerts) {
        for (Alert alert : alerts) {
            try {
                Search.Understood understood = search.keptQuestion(alert.getQ());
                kept.put(id(alert), new Kept(alert, understood.question().wanted()));
                queries.put(id(alert), understood);
            } catch (Problem noLonger) {
                LOG.log(Level.FINE, "an alert asks for what there is no more", noLonger);
            }
        }
    }

    private void forget(Alert alert) {
        kept.remove(id(alert));
        queries.remove(id(alert));
    }

    private static String id(Alert alert) {
        return alert.getId().toString();
    }
}
