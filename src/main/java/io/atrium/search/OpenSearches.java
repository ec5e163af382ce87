package io.atrium.search;

import io.atrium.account.Caller;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.room.Departed;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.signal.ForgottenElsewhere;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Searches that stay open: each hears of new matches and of those that are none any more, by the rights of that moment. */
@ApplicationScoped
public class OpenSearches {
    private static final Logger LOG = Logger.getLogger(OpenSearches.class.getName());

    /** Guests have never heard the name of a room they do not belong to. */
    private static final Predicate<Open> KNEW_OPEN_ROOMS =
            search -> !search.caller().isGuest();

    @Inject
    private Search search;

    @Inject
    private KnownRooms rooms;

    @Inject
    private Rooms doors;

    @Inject
    private Hits hits;

    @Inject
    private Threads threads;

    private final StandingQueries queries = new StandingQueries();
    private Executor telling;
    private final ConcurrentMap<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    /** Ends an open search; twice does nothing. */
    @FunctionalInterface
    public interface Handle {
        void close();
    }

    private record Open(Caller caller, String name, List<Needle> wanted, Consumer<String> push) {
        void lost(String room, long seq) {
            JsonObjectBuilder frame = frame("lost").add("room", room);
            push.accept((seq == 0 ? frame : frame.add("seq", seq)).build().toString());
        }

        void found(JsonObject hit) {
            push.accept(frame("found").add("hit", hit).build().toString());
        }

        private JsonObjectBuilder frame(String type) {
            return Json.createObjectBuilder().add("type", type).add("live", name);
        }
    }

    /**
     * Opens a search under the caller's own name for it.
     *
     * @param push takes JSON, on whatever thread, and does not wait
     * @throws Problem as {@link Search#ask}
     */
    public Handle open(Caller caller, String name, Asked asked, Consumer<String> push) {
        Search.Understood understood = search.understand(caller, asked.whole(), asked.zone());
        if (understood.question().isEmpty()) {
            return () -> {};
        }
        String id = Long.toString(ids.incrementAndGet());
        open.put(id, new Open(caller, name, understood.question().wanted(), push));
        queries.put(id, understood);
        return () -> {
            if (open.remove(id) != null) {
                queries.remove(id);
            }
        };
    }

    boolean any() {
        return !open.isEmpty();
    }

    void tell(Change change) {
        Set<String> before = queries.matching(change.before());
        Set<String> after = queries.matching(change.after());
        if (!after.isEmpty()) {
            hits.toTell(change.after()).ifPresent(told -> after.forEach(id -> with(id, search -> found(search, told))));
        }
        before.removeAll(after);
        before.forEach(id -> with(id, search -> lost(search, change.before())));
    }

    /** What they found in a room they no longer belong to, they have no right to. */
    void onDeparted(@Observes Departed departed) {
        closedTo(departed.room(), search -> search.caller().login().equals(departed.login()));
    }

    /** Off the committing thread: who may read what is asked of the database. */
    void onCommitted(@Observes @Committed Changes changes) {
        if (open.isEmpty()) {
            return;
        }
        changes.touched(Room.class)
                .filter(Room::wasClosedNow)
                .forEach(room -> telling.execute(() -> closedTo(room, KNEW_OPEN_ROOMS)));
        List<Membership> ended = changes.removed(Membership.class).toList();
        changes.removed(Room.class).forEach(room -> telling.execute(() -> gone(room, ended)));
    }

    /** Rights that ended on another node, and rooms that were closed there. */
    void onForgotten(@Observes ForgottenElsewhere change) {
        if (open.isEmpty() || change.isAll()) {
            return;
        }
        if (change.concerns(Rooms.STANDINGS)) {
            String[] key = change.key().split("/");
            long user = Long.parseLong(key[1]);
            telling.execute(() -> rooms.find(Long.parseLong(key[0]))
                    .ifPresent(room -> closedTo(room, search -> search.caller().userId() == user)));
        } else if (change.concerns(Rooms.ROOMS)) {
            telling.execute(() -> doors.find(change.key())
                    .filter(room -> !room.isOpen())
                    .ifPresent(room -> closedTo(room, KNEW_OPEN_ROOMS)));
        }
    }

    private void closedTo(Room room, Predicate<Open> concerned) {
        open.values().stream()
                .filter(concerned)
                .filter(search -> !rooms.isReadableBy(search.caller(), room))
                .forEach(search -> search.lost(room.getName(), 0));
    }

    /** Only those who knew of the room are told its name. */
    private void gone(Room room, List<Membership> ended) {
        Set<Long> members = ended.stream()
                .filter(membership -> membership.getRoomId() == room.getId())
                .map(Membership::getUserId)
                .collect(Collectors.toSet());
        open.values().stream()
                .filter(search -> Rooms.isOpenTo(search.caller(), room)
                        || members.contains(search.caller().userId()))
                .forEach(search -> search.lost(room.getName(), 0));
    }

    private void found(Open search, Hits.Told told) {
        if (rooms.isReadableBy(search.caller(), told.room())) {
            search.found(told.hit(search.caller().userId(), search.wanted()));
        }
    }

    private void lost(Open search, Saying saying) {
        rooms.find(saying.roomId())
                .filter(room -> rooms.isReadableBy(search.caller(), room))
                .ifPresent(room -> search.lost(room.getName(), saying.seq()));
    }

    private void with(String id, Consumer<Open> work) {
        Open search = open.get(id);
        if (search == null) {
            return;
        }
        try {
            work.accept(search);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "an open search was not told", failure);
        }
    }
}
