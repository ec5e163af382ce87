package io.atrium.room;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.signal.ForgottenElsewhere;
import io.atrium.wire.FrameCodec;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The rooms this node has to do with, where it is not the only node: what the others store in them arrives here, is put in order with what this one stores, and
 * goes on the same way. Nothing that arrives is trusted to be all. What is missing is read from the log: at once where a later entry shows it, else when the
 * heads are compared, every two seconds in one query for all rooms.
 */
@ApplicationScoped
public class Feeds implements ChannelLayer.Inlet {
    private static final Logger LOG = Logger.getLogger(Feeds.class.getName());

    /** What another node has stored before comes a moment later, most often. */
    private static final Duration HOLE_PATIENCE = Duration.ofMillis(100);

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int TICKS_BETWEEN_LOOKING = 2;
    private static final int AT_ONCE = 1_000;
    private static final int READERS = 2;

    @Inject
    private ChannelLayer layer;

    @Inject
    private EntryReader reader;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Threads threads;

    private final ConcurrentMap<Long, Watch> watches = new ConcurrentHashMap<>();
    private final Generations generations = new Generations();
    private Executor reading;
    private Consumer<List<Entry>> out = entries -> {};
    private long ticks;

    /** A room that is listened to. */
    private static final class Watch {
        private final long generation;
        private final RoomFeed feed;
        private volatile String kind;
        private volatile boolean begun;
        private volatile Future<?> holeCheck;
        private volatile long usedAt = System.nanoTime();

        Watch(long generation, RoomFeed feed) {
            this.generation = generation;
            this.feed = feed;
        }
    }

    @PostConstruct
    void prepare() {
        reading = new BoundedExecutor(threads.executor(), READERS);
    }

    /** While the others can't be heard that is said again and again. What was rewritten meanwhile is made anew once they can. */
    void onForgotten(@Observes ForgottenElsewhere change) {
        if (change.name() == null && layer.isConnected()) {
            doubtAll();
        }
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        layer.receiveThrough(this);
    }

    /** @param next takes a room's entries in order, under its feed's lock: it never waits */
    void passTo(Consumer<List<Entry>> next) {
        out = next;
    }

    /** Whether there are other nodes: if not, nothing comes and nothing goes this way. */
    boolean areNeeded() {
        return layer.isShared();
    }

    /**
     * From now on this node hears of all that is stored in the room, until nobody has asked about it for a while.
     * @return another number where something may have been missed since the number before: what was made of the room's log then is not true any more
     */
    long watch(long roomId) {
        long rewritten = generations.of(roomId);
        return areNeeded() ? Math.max(rewritten, listenTo(roomId)) : rewritten;
    }

    private long listenTo(long roomId) {
        Watch watch = watches.get(roomId);
        if (watch == null) {
            watch = watches.computeIfAbsent(
                    roomId, first -> new Watch(generations.next(), new RoomFeed(entries -> out.accept(entries))));
        }
        if (!watch.begun) {
            begin(roomId, watch);
        }
        watch.usedAt = System.nanoTime();
        return watch.generation;
    }

    /** Entries of a room read otherwise than they did: what was made of its log is not true any more. */
    void rewritten(long roomId) {
        generations.doubt(roomId);
    }

    /** Nobody knows which rooms' entries do. */
    void doubtAll() {
        generations.doubtAll();
    }

    /** Everybody who asks waits until it is known where it begins: what they read then is not older. */
    private void begin(long roomId, Watch watch) {
        synchronized (watch) {
            if (!watch.begun) {
                layer.listen(Room.group(roomId));
                reader.head(roomId)
                        .ifPresentOrElse(
                                head -> {
                                    watch.kind = head.getKind();
                                    watch.feed.begin(head.getLastSeq());
                                    watch.begun = true;
                                },
                                () -> drop(roomId, watch));
            }
        }
    }

    /** What this node has stored. */
    void stored(long roomId, List<Entry> entries) {
        entries.forEach(entry ->
                layer.groupSendElsewhere(Room.group(roomId), Line.of(entry).message()));
        Watch watch = watches.get(roomId);
        if (watch != null) {
            offer(roomId, watch, entries);
        }
    }

    @Override
    public void arrived(String group, List<Message> messages) {
        List<Message> entries = new ArrayList<>();
        for (Message message : messages) {
            if (message.isEphemeral()) {
                Room.idOf(group).ifPresent(room -> overhear(room, message));
                layer.groupSendHere(group, message);
            } else {
                entries.add(message);
            }
        }
        if (!entries.isEmpty()) {
            Room.idOf(group).ifPresent(room -> entered(room, entries));
        }
    }

    private void overhear(long roomId, Message whisper) {
        Watch watch = watches.get(roomId);
        if (watch != null) {
            kinds.overhearing(watch.kind)
                    .ifPresent(kind -> carefully(
                            "overhear a whisper in room " + roomId,
                            () -> kind.overheard(roomId, FrameCodec.stored(whisper.json()))));
        }
    }

    private void entered(long roomId, List<Message> messages) {
        Watch watch = watches.get(roomId);
        if (watch == null || watch.kind == null) {
            return; // the log is read before anybody is told of it
        }
        List<Entry> entries = messages.stream()
                .filter(message -> !message.json().isEmpty())
                .map(message -> Entry.of(roomId, watch.kind, FrameCodec.stored(message.json())))
                .toList();
        if (!entries.isEmpty()) {
            offer(roomId, watch, entries);
        }
        if (entries.size() < messages.size()) {
            lookSoon(roomId); // too large to travel
        }
    }

    private void offer(long roomId, Watch watch, List<Entry> entries) {
        watch.feed.offer(entries);
        if (watch.feed.hole().isPresent() && (watch.holeCheck == null || watch.holeCheck.isDone())) {
            watch.holeCheck = threads.scheduler()
                    .schedule(
                            () -> reading.execute(() -> fill(roomId, watch)),
                            HOLE_PATIENCE.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void fill(long roomId, Watch watch) {
        watch.feed
                .hole()
                .ifPresent(hole -> carefully(
                        "fill a hole in room " + roomId,
                        () -> watch.feed.offer(known(watch, reader.between(roomId, hole.after(), hole.before())))));
    }

    private static List<Entry> known(Watch watch, List<Entry> entries) {
        return entries.stream().map(entry -> entry.inRoomOf(watch.kind)).toList();
    }

    @Override
    public void listening(String group) {
        Room.idOf(group).ifPresent(this::lookSoon);
    }

    private void lookSoon(long roomId) {
        if (watches.containsKey(roomId)) {
            reading.execute(() -> carefully("look at a room", () -> look(List.of(roomId))));
        }
    }

    void onTick(@Observes Tick tick) {
        if (!watches.isEmpty() && ticks++ % TICKS_BETWEEN_LOOKING == 0) {
            letGo();
            reading.execute(() -> carefully("compare the rooms' heads", this::lookAtAll));
        }
    }

    private void lookAtAll() {
        List<Long> rooms = List.copyOf(watches.keySet());
        for (int from = 0; from < rooms.size(); from += AT_ONCE) {
            look(rooms.subList(from, Math.min(rooms.size(), from + AT_ONCE)));
        }
    }

    private void look(List<Long> rooms) {
        Map<Long, Long> heads = reader.lastSeqs(rooms);
        for (Long room : rooms) {
            Watch watch = watches.get(room);
            Long head = heads.get(room);
            if (watch != null && watch.begun && head != null) {
                catchUp(room, watch, head);
            }
        }
    }

    /** A page at a time: another node may have stored a whole history. */
    private void catchUp(long room, Watch watch, long head) {
        for (long from = watch.feed.position(); from < head; ) {
            watch.feed.offer(known(watch, reader.after(room, from, AT_ONCE)));
            long reached = watch.feed.position();
            if (reached == from) {
                return; // what is missing was forgotten meanwhile
            }
            from = reached;
        }
    }

    private void letGo() {
        long now = System.nanoTime();
        watches.forEach((room, watch) -> {
            if (now - watch.usedAt > IDLE.toNanos() && !layer.hasReceiversHere(Room.group(room))) {
                drop(room, watch);
            }
        });
    }

    private void drop(long roomId, Watch watch) {
        if (watches.remove(roomId, watch)) {
            layer.ignore(Room.group(roomId));
        }
    }

    private static void carefully(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // The heads are compared again in two seconds.
            LOG.log(Level.WARNING, failure, () -> "could not " + what);
        }
    }
}
