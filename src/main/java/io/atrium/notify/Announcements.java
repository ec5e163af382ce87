package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.room.Room;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands above the pages: announcements to everybody, and those to the room one looks at. All current ones are kept in memory, so that a page which
 * shows none costs no query.
 */
@ApplicationScoped
public class Announcements {
    private static final String NAME = "announcements";
    private static final String CURRENT = "current";
    private static final int MOST_OVER = 100;

    @Inject
    private AnnouncementBook book;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Memories memories;

    private Memory<List<Announcement>> known;

    @PostConstruct
    void start() {
        known = memories.keep(NAME, new Memory<>(1));
    }

    /** As {@code POST /api/announcements} has it. @throws Problem {@code invalid} with the field; {@code conflict}: too many */
    public Announcement publish(Caller by, String text, String severity, String room, Instant endsAt) {
        return book.publish(by, text, severity, room, endsAt);
    }

    /** Ends one before its time. @throws Problem {@code not_found} */
    public void withdraw(Caller by, long id) {
        book.withdraw(by, id);
    }

    /** From now on it is not shown to this person, on any page. */
    public void dismiss(Caller caller, long id) {
        book.dismiss(caller.userId(), id);
        String frame = frame("announcement_over").add("id", id).build().toString();
        layer.groupSend(LobbyFeed.user(caller.login()), Message.ephemeral(frame, null));
    }

    /** What this person is shown, the newest first. @param room the one they look at, or null */
    public List<Announcement> shownTo(Caller caller, Room room) {
        List<Announcement> meant = current().stream()
                .filter(one -> one.getRoomId() == null
                        || room != null && one.getRoomId().equals(room.getId()))
                .toList();
        if (meant.isEmpty()) {
            return meant;
        }
        Set<Long> dismissed = book.dismissed(
                caller.userId(), meant.stream().map(Announcement::getId).toList());
        return meant.stream().filter(one -> !dismissed.contains(one.getId())).toList();
    }

    /** All of now, the newest first. */
    public List<Announcement> current() {
        Instant now = CommonTime.now();
        return known.get(CURRENT, key -> Optional.of(book.current())).orElseThrow().stream()
                .filter(one -> !one.isOver(now))
                .toList();
    }

    /** The last of those that are over. */
    public List<Announcement> over() {
        return book.over(MOST_OVER);
    }

    void onSettled(@Observes @Settled Changes changes) {
        // Those of a room go with it, past JPA.
        if (changes.touched(Announcement.class).findAny().isPresent()
                || changes.removed(Room.class).findAny().isPresent()) {
            memories.forget(NAME, CURRENT);
        }
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.touched(Announcement.class).forEach(announcement -> {
            JsonObject frame = announcement.isOver(CommonTime.now())
                    ? frame("announcement_over").add("id", announcement.getId()).build()
                    : frame("announcement")
                            .add("announcement", json(announcement))
                            .build();
            List<String> groups = announcement.getRoomId() == null
                    ? List.of(LobbyFeed.LOBBY, LobbyFeed.GUESTS)
                    : List.of(Room.group(announcement.getRoomId()));
            groups.forEach(group -> layer.groupSend(group, Message.ephemeral(frame.toString(), null)));
        });
    }

    /** As it goes over the wire. */
    public static JsonObject json(Announcement announcement) {
        return Json.createObjectBuilder()
                .add("id", announcement.getId())
                .add("text", announcement.getText())
                .add("severity", announcement.getSeverity().name().toLowerCase(Locale.ROOT))
                .add("from", announcement.getAuthor())
                .add("at", Instants.wire(announcement.getAt()))
                .add("ends_at", Instants.wire(announcement.getEndsAt()))
                .add("ends_in", endsIn(announcement))
                .build();
    }

    /** Seconds from now: whoever shows it has a clock of their own. */
    public static long endsIn(Announcement announcement) {
        return Math.max(
                0, Duration.between(CommonTime.now(), announcement.getEndsAt()).toSeconds());
    }

    private static JsonObjectBuilder frame(String type) {
        return Json.createObjectBuilder().add("type", type);
    }
}
