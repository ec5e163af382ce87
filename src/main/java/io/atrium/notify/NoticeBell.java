package io.atrium.notify;

import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.notify.Notification.Place;
import io.atrium.room.Conversations;
import io.atrium.room.Notice.What;
import io.atrium.room.Room;
import io.atrium.room.RoomTraffic.HasRead;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells people of their notices on their own channel once those have committed, and takes them for read as their read marks move. Observers only note. */
@ApplicationScoped
class NoticeBell {
    private static final Logger LOG = Logger.getLogger(NoticeBell.class.getName());

    private static final int TICKS_BETWEEN_TRIMMING = 60;

    @Inject
    private Threads threads;

    @Inject
    private NoticeStore store;

    @Inject
    private NoticeJson json;

    @Inject
    private Notices notices;

    @Inject
    private KnownUsers users;

    @Inject
    private KnownSettings settings;

    @Inject
    private KnownUnread unread;

    @Inject
    private Conversations conversations;

    @Inject
    private ChannelLayer layer;

    @Inject
    @ConfigProperty(name = "atrium.max-notices", defaultValue = "10000")
    private int most;

    private Executor telling;
    private final Set<Long> grown = ConcurrentHashMap.newKeySet();
    private int ticks;

    /** What many are told of in the same words. */
    private record Occasion(Place place, What what) {
        static Occasion of(Notification notice) {
            return new Occasion(notice.place(), notice.getWhat());
        }
    }

    /** On one thread: that something was read is told after that it is there. */
    @PostConstruct
    void start() {
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        List<Notification> created = changes.created(Notification.class).toList();
        if (!created.isEmpty()) {
            created.forEach(notice -> grown.add(notice.getUserId()));
            telling.execute(() -> carefully(() -> tell(created)));
        }
    }

    void onRead(@Observes HasRead read) {
        telling.execute(() -> carefully(() -> notices.read(read.member(), read.seq())));
    }

    void onTick(@Observes Tick tick) {
        if (++ticks % TICKS_BETWEEN_TRIMMING == 0) {
            List<Long> taken = List.copyOf(grown);
            grown.removeAll(taken); // who is told of something from now on is looked at with the next
            telling.execute(() -> taken.forEach(user -> carefully(() -> trim(user))));
        }
    }

    private void tell(List<Notification> created) {
        Map<Occasion, List<Notification>> byOccasion =
                created.stream().collect(Collectors.groupingBy(Occasion::of, LinkedHashMap::new, Collectors.toList()));
        for (List<Notification> alike : byOccasion.values()) {
            Place place = alike.get(0).place();
            if (place.equals(Place.NONE)) {
                // Of those the reader, the name and the address are each their own.
                alike.forEach(notice -> tell(List.of(notice), null));
            } else {
                store.room(place.roomId()).ifPresent(room -> tell(alike, room));
            }
        }
    }

    private void tell(Collection<Notification> alike, Room room) {
        Notification any = alike.iterator().next();
        JsonObject told = json.of(List.of(new Found(any, room))).get(0);
        Instant now = NoticeStore.now();
        for (Notification notice : alike) {
            users.find(notice.getUserId())
                    .ifPresent(user -> send(user, frame(seenBy(user, room, told), notice, user, now)));
        }
    }

    /** What was told one of a conversation is titled by the others. */
    private JsonObject seenBy(User user, Room room, JsonObject told) {
        return room != null && room.isDirect()
                ? Json.createObjectBuilder(told)
                        .add("title", conversations.title(room, user.getId()))
                        .build()
                : told;
    }

    private JsonObject frame(JsonObject told, Notification notice, User user, Instant now) {
        JsonObjectBuilder frame = Json.createObjectBuilder()
                .add("type", "notice")
                .add("notice", Json.createObjectBuilder(told).add("id", notice.getId()));
        if (settings.of(user.getId()).isQuiet(now, user)) {
            frame.add("quiet", true);
        }
        return frame.build();
    }

    private void send(User user, JsonObject frame) {
        layer.groupSend(LobbyFeed.user(user.getLogin()), Message.ephemeral(frame.toString(), null));
    }

    private void trim(long userId) {
        if (store.trim(userId, most) > 0) {
            unread.forget(userId);
        }
    }

    private static void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            // They are written down: whoever comes back, or opens a page, is shown them.
            LOG.log(Level.WARNING, "notices could not be told", failure);
        }
    }
}
