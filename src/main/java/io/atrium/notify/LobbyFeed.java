package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Presence;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Entry;
import io.atrium.room.Member;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.RoomTraffic.HasRead;
import io.atrium.room.RoomTraffic.HasUnread;
import io.atrium.room.SummaryChanged;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps everybody's lobby up to date: a room's card goes out at once when the room or its members change, and at most once a second
 * for what is said in it and who comes and goes. The observers only note what changed; cards are read and sent on other threads.
 */
@ApplicationScoped
public class LobbyFeed {
    /** The group everybody's own channel listens to, but for guests'. */
    public static final String LOBBY = "lobby";

    /** In its place the guests': of rooms they are told on their own channels alone. */
    public static final String GUESTS = "lobby:guests";

    /** Rooms read together. */
    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(LobbyFeed.class.getName());

    @Inject
    private Threads threads;

    private Executor sending;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Presence presence;

    @Inject
    private Cards cards;

    private final Set<Long> busyRooms = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean ticking = new AtomicBoolean();

    /** The group of one person's own channel. */
    public static String user(String login) {
        return "user:" + login;
    }

    /** On one thread: of two changes of a room the later one's card is the last. */
    @PostConstruct
    void start() {
        sending = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        if (ticking.compareAndSet(false, true)) {
            sending.execute(() -> {
                try {
                    carefully(this::sendBusyRooms);
                } finally {
                    ticking.set(false);
                }
            });
        }
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Entry.class).forEach(entry -> busyRooms.add(entry.getRoomId()));
        List<Room> removed = changes.removed(Room.class).toList();
        List<Room> changed = changes.touched(Room.class)
                .filter(room -> !removed.contains(room))
                .toList();
        List<Membership> members = changes.touched(Membership.class).toList();
        if (!removed.isEmpty() || !changed.isEmpty() || !members.isEmpty()) {
            sending.execute(() -> carefully(() -> {
                changed.forEach(cards::roomChanged);
                removed.forEach(room -> cards.roomGone(room, of(room, members)));
                members.forEach(cards::membershipChanged);
            }));
        }
    }

    void onSummary(@Observes SummaryChanged changed) {
        busyRooms.add(changed.roomId());
    }

    void onRead(@Observes HasRead read) {
        tellMark("read", read.member(), read.seq());
    }

    void onUnread(@Observes HasUnread unread) {
        tellMark("unread", unread.member(), unread.seq());
    }

    private void tellMark(String type, Member member, long seq) {
        String frame = Json.createObjectBuilder()
                .add("type", type)
                .add("room", member.room().getName())
                .add("read_seq", seq)
                .build()
                .toString();
        layer.groupSend(user(member.login()), Message.ephemeral(frame, null));
    }

    private void sendBusyRooms() {
        Set<Long> busy = taken(busyRooms);
        send(busy, layer::groupSend);
        // Every node knows of those who come and go anywhere: each tells its own.
        Set<Long> visited = new HashSet<>();
        presence.takeChanged().forEach(group -> Room.idOf(group).ifPresent(visited::add));
        visited.addAll(conversationsOf(List.copyOf(presence.takeMoved())));
        visited.removeAll(busy);
        send(visited, layer::groupSendHere);
    }

    private Set<Long> conversationsOf(List<String> moved) {
        Set<Long> found = new HashSet<>();
        for (int from = 0; from < moved.size() && layer.mayHaveReceivers(LOBBY); from += AT_ONCE) {
            found.addAll(cards.conversationsOf(moved.subList(from, Math.min(moved.size(), from + AT_ONCE))));
        }
        return found;
    }

    private static Set<Long> taken(Set<Long> rooms) {
        Set<Long> taken = new HashSet<>(rooms);
        rooms.removeAll(taken); // one that is noted from now on is sent with the next
        return taken;
    }

    private void send(Set<Long> rooms, BiConsumer<String, Message> way) {
        List<Long> all = List.copyOf(rooms);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            cards.send(all.subList(from, Math.min(all.size(), from + AT_ONCE)), way);
        }
    }

    private static List<Membership> of(Room room, List<Membership> members) {
        return members.stream()
                .filter(membership -> membership.getRoomId() == room.getId())
                .toList();
    }

    private static void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            // The next change sends the card anew.
            LOG.log(Level.WARNING, "the lobby could not be brought up to date", failure);
        }
    }
}
