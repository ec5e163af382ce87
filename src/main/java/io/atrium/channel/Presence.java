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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Who is in which group, on any node. Somebody with several sessions is there once; somebody who loses the last one is there for
 * {@link #GRACE} more, so that a reload or a lost network does not flicker. What changed is told at most once a second a group.
 */
@ApplicationScoped
public class Presence {
    /** The group of everybody who has a page of Atrium open, whatever it shows. */
    public static final String PEOPLE = "people";

    static final Duration GRACE = Duration.ofSeconds(15);

    private final ConcurrentMap<String, Gathering> gatherings = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final ChannelLayer layer;
    private final LongSupplier nanoTime;
    private final Neighbours neighbours;

    protected Presence() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public Presence(ChannelLayer layer) {
        this(layer, System::nanoTime);
    }

    Presence(ChannelLayer layer, LongSupplier nanoTime) {
        this.layer = layer;
        this.nanoTime = nanoTime;
        this.neighbours = layer == null || !layer.isShared() ? null : new Neighbours(layer, this, nanoTime);
    }

    /** This node's own people, by group: what the other nodes are told. */
    Map<String, Set<String>> here() {
        Map<String, Set<String>> here = new TreeMap<>();
        for (String group : gatherings.keySet()) {
            gatherings.computeIfPresent(group, (name, gathering) -> {
                here.put(name, gathering.here());
                return gathering;
            });
        }
        here.values().removeIf(Set::isEmpty);
        return here;
    }

    /** Somebody is in a group on another node. */
    void enterElsewhere(String node, String group, String login) {
        gatherings.compute(group, (name, present) -> {
            Gathering gathering = present == null ? new Gathering() : present;
            gathering.enterElsewhere(node, login, changes);
            return gathering;
        });
    }

    void leaveElsewhere(String node, String group, String login) {
        gatherings.computeIfPresent(group, (name, gathering) -> {
            gathering.leaveElsewhere(node, login);
            return gathering;
        });
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

    public boolean isIn(String group, String login) {
        boolean[] is = new boolean[1];
        gatherings.computeIfPresent(group, (name, gathering) -> {
            is[0] = gathering.people.containsKey(login);
            return gathering;
        });
        return is[0];
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

    /** How many groups have somebody in them, of those whose names begin so. */
    public long countGroups(String beginning) {
        return gatherings.keySet().stream()
                .filter(group -> group.startsWith(beginning))
                .count();
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

    /** Who of {@link #PEOPLE} has come or gone since this was last asked. */
    public Set<String> takeMoved() {
        Set<String> taken = new TreeSet<>(moved);
        moved.removeAll(taken);
        return taken;
    }

    /** Lets go of those whose grace is over and tells each group what changed. Called about once a second. */
    void sweep() {
        if (neighbours != null) {
            neighbours.sweep();
        }
        long now = nanoTime.getAsLong();
        Map<String, Message> news = new HashMap<>();
        for (String group : gatherings.keySet()) {
            gatherings.computeIfPresent(group, (name, gathering) -> {
                gathering.expire(now, changes);
                if (name.equals(PEOPLE)) {
                    moved.addAll(gathering.joined);
                    moved.addAll(gathering.left);
                }
                gathering.news().ifPresent(message -> news.put(name, message));
                return gathering.people.isEmpty() ? null : gathering;
            });
        }
        // Not from within the map: whoever is delivered to may leave, and that is written there.
        changed.addAll(news.keySet());
        // Each node tells its own.
        news.forEach(layer::groupSendHere);
    }

    /** One group's people; guarded by the map's compute. */
    private static final class Gathering {
        private final Map<String, Stay> people = new HashMap<>();
        private final Set<String> joined = new TreeSet<>();
        private final Set<String> left = new TreeSet<>();
        private volatile State state = State.EMPTY;

        void enter(String login, AtomicLong changes) {
            Stay stay = stay(login, changes);
            stay.sessions++;
            stay.inGrace = false;
        }

        void enterElsewhere(String node, String login, AtomicLong changes) {
            stay(login, changes).elsewhere.add(node);
        }

        private Stay stay(String login, AtomicLong changes) {
            Stay stay = people.get(login);
            if (stay == null) {
                stay = new Stay();
                people.put(login, stay);
                state = new State(changes.incrementAndGet(), state.told);
                if (!left.remove(login)) {
                    joined.add(login);
                }
            }
            return stay;
        }

        void leave(String login, long now) {
            Stay stay = people.get(login);
            if (stay != null && stay.sessions > 0 && --stay.sessions == 0) {
                stay.leftAt = now;
                stay.inGrace = true;
            }
        }

        /** There the grace is over already. */
        void leaveElsewhere(String node, String login) {
            Stay stay = people.get(login);
            if (stay != null) {
                stay.elsewhere.remove(node);
            }
        }

        /** Those in their grace are here still. */
        Set<String> here() {
            Set<String> here = new TreeSet<>();
            people.forEach((login, stay) -> {
                if (stay.isHere()) {
                    here.add(login);
                }
            });
            return here;
        }

        void expire(long now, AtomicLong changes) {
            Iterator<Map.Entry<String, Stay>> each = people.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<String, Stay> person = each.next();
                Stay stay = person.getValue();
                if (stay.sessions == 0 && stay.inGrace && now - stay.leftAt >= GRACE.toNanos()) {
                    stay.inGrace = false;
                }
                if (!stay.isHere() && stay.elsewhere.isEmpty()) {
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
        private boolean inGrace;
        private final Set<String> elsewhere = new TreeSet<>();

        boolean isHere() {
            return sessions > 0 || inGrace;
        }
    }
}
