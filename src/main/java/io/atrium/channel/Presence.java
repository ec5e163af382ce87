package io.atrium.channel;

import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Who is in which group on this node. Somebody with several sessions is there once; somebody who loses the last one is there for
 * {@link #GRACE} more, so that a reload or a lost network does not flicker. What changed is told at most once a second a group.
 */
@ApplicationScoped
public class Presence {
    static final Duration GRACE = Duration.ofSeconds(15);

    private final ConcurrentMap<String, Gathering> gatherings = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final ChannelLayer layer;
    private final LongSupplier nanoTime;

    protected Presence() {
        this(null); // for the container's proxy
    }

    @Inject
    public Presence(ChannelLayer layer) {
        this(layer, System::nanoTime);
    }

    Presence(ChannelLayer layer, LongSupplier nanoTime) {
        this.layer = layer;
        this.nanoTime = nanoTime;
    }

    public void enter(String group, String login) {
        gatherings.compute(group, (name, present) -> {
            Gathering gathering = present == null ? new Gathering() : present;
            gathering.enter(login, changes);
            return gathering;
        });
    }

    public void leave(String group, String login) {
        gatherings.computeIfPresent(group, (name, gathering) -> {
            gathering.leave(login, nanoTime.getAsLong());
            return gathering;
        });
    }

    /** The logins in a group, in order. */
    public Set<String> online(String group) {
        Set<String> online = new TreeSet<>();
        gatherings.computeIfPresent(group, (name, gathering) -> {
            online.addAll(gathering.people.keySet());
            return gathering;
        });
        return online;
    }

    /** How many people are in a group. */
    public int count(String group) {
        int[] count = new int[1];
        gatherings.computeIfPresent(group, (name, gathering) -> {
            count[0] = gathering.people.size();
            return gathering;
        });
        return count[0];
    }

    /**
     * Which state a group is in, for those who keep something made of it: equal where nothing has changed.
     *
     * @param people another one whenever somebody has come or gone
     * @param told another one whenever that was told to the group
     */
    public record State(long people, long told) {
        private static final State EMPTY = new State(0, 0);
    }

    public State state(String group) {
        Gathering gathering = gatherings.get(group);
        return gathering == null ? State.EMPTY : gathering.state;
    }

    /** The groups whose people have changed since this was last asked. */
    public Set<String> takeChanged() {
        Set<String> taken = new TreeSet<>(changed);
        changed.removeAll(taken);
        return taken;
    }

    /** Lets go of those whose grace is over and tells each group what changed. Called about once a second. */
    void sweep() {
        long now = nanoTime.getAsLong();
        Map<String, Message> news = new HashMap<>();
        for (String group : gatherings.keySet()) {
            gatherings.computeIfPresent(group, (name, gathering) -> {
                gathering.expire(now, changes);
                gathering.news().ifPresent(message -> news.put(name, message));
                return gathering.people.isEmpty() ? null : gathering;
            });
        }
        // Not from within the map: whoever is delivered to may leave, and that is written there.
        changed.addAll(news.keySet());
        news.forEach(layer::groupSend);
    }

    /** One group's people; guarded by the map's compute. */
    private static final class Gathering {
        private final Map<String, Stay> people = new HashMap<>();
        private final Set<String> joined = new TreeSet<>();
        private final Set<String> left = new TreeSet<>();
        private volatile State state = State.EMPTY;

        void enter(String login, AtomicLong changes) {
            Stay stay = people.get(login);
            if (stay == null) {
                stay = new Stay();
                people.put(login, stay);
                state = new State(changes.incrementAndGet(), state.told);
                if (!left.remove(login)) {
                    joined.add(login);
                }
            }
            stay.sessions++;
        }

        void leave(String login, long now) {
            Stay stay = people.get(login);
            if (stay != null && --stay.sessions == 0) {
                stay.leftAt = now;
            }
        }

        void expire(long now, AtomicLong changes) {
            Iterator<Map.Entry<String, Stay>> each = people.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<String, Stay> person = each.next();
                Stay stay = person.getValue();
                if (stay.sessions == 0 && now - stay.leftAt >= GRACE.toNanos()) {
                    each.remove();
                    state = new State(changes.incrementAndGet(), state.told);
                    if (!joined.remove(person.getKey())) {
                        left.add(person.getKey());
                    }
                }
            }
        }

        /** What there is to tell, once. */
        Optional<Message> news() {
            if (joined.isEmpty() && left.isEmpty()) {
                return Optional.empty();
            }
            String frame = Json.createObjectBuilder()
                    .add("type", "presence")
                    .add("joined", array(joined))
                    .add("left", array(left))
                    .add("online", people.size())
                    .build()
                    .toString();
            joined.clear();
            left.clear();
            state = new State(state.people, state.people);
            return Optional.of(Message.ephemeral(frame, null));
        }

        private static JsonArrayBuilder array(Set<String> logins) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            logins.forEach(array::add);
            return array;
        }
    }

    /** One person's stay in one group. */
    private static final class Stay {
        private int sessions;
        private long leftAt;
    }
}
