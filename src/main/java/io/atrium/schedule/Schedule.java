package io.atrium.schedule;

import io.atrium.account.Caller;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Threads;
import io.atrium.room.Attachments;
import io.atrium.room.EntryReader;
import io.atrium.room.Member;
import io.atrium.room.Postponable;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Committed;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** A person's own schedule: what is to be said for them later, and of what they want to be reminded. */
@ApplicationScoped
public class Schedule {
    static final int MAX_TEXT = 200;
    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final Logger LOG = Logger.getLogger(Schedule.class.getName());

    @Inject
    private ScheduleBook book;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Attachments attachments;

    @Inject
    private EntryReader entries;

    @Inject
    private KnownUsers users;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    @Inject
    private Config config;

    private int most;
    private Executor telling;

    @PostConstruct
    void start() {
        most = Limits.atLeast(config, "atrium.max-scheduled", 100, 1);
        telling = new BoundedExecutor(threads.executor(), 1);
    }

    /** {@code {"scheduled":[…]}}, the next first. */
    public JsonObject list(Caller caller) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        book.of(caller.userId()).forEach(found -> all.add(found.scheduled().toJson(found.room())));
        return Json.createObjectBuilder().add("scheduled", all).build();
    }

    /**
     * Has a frame sent for somebody later, with the files it names, which wait with it.
     *
     * @param body as the room's doors take it, without {@code ref}; what they would refuse now is refused now
     * @throws Problem as {@link RoomTraffic#receive}; {@code invalid}, field {@code at}; {@code conflict} where there are too many; {@code file_taken} where a file goes with something else
     */
    public JsonObject send(Caller caller, String room, JsonObject body, Instant at) {
        Member member = rooms.member(caller, room);
        if (kinds.ability(member.room(), Postponable.class).isEmpty()) {
            throw Problem.invalid("room", "nothing can be sent later to a room of this kind");
        }
        Frame frame = Frame.of(body);
        if (frame.ref() != null) {
            throw Problem.invalid("ref", "what is sent later has a ref of its own");
        }
        traffic.check(member, frame);
        Instant now = ScheduleBook.now();
        Scheduled scheduled = Scheduled.send(caller.userId(), member.room().getId(), body, ahead(at, now), now);
        if (!frame.has("files")) {
            return add(scheduled, member.room().getName());
        }
        List<String> files = frame.texts("files", Attachments.MOST, Attachments.MAX_ID);
        scheduled.carry(attachments.attach(member, files).described());
        book.add(scheduled, most, files);
        return scheduled.toJson(member.room().getName());
    }

    /**
     * Reminds somebody of an entry, or of something in a room.
     *
     * @param seq the entry; 0: none
     * @param text at most 200 characters; may be empty where there is an entry
     * @throws Problem {@code invalid}, field {@code at}, {@code seq} or {@code text}; {@code conflict} where there are too many
     */
    public JsonObject remind(Caller caller, String room, long seq, String text, Instant at) {
        Member member = rooms.member(caller, room);
        long roomId = member.room().getId();
        if (seq != 0 && entries.one(roomId, seq).isEmpty()) {
            throw Problem.invalid("seq", "the room has no entry " + seq);
        }
        String said = seq != 0 && text.isBlank() ? "" : Text.label("text", text, MAX_TEXT);
        Instant now = ScheduleBook.now();
        return add(
                Scheduled.remind(caller.userId(), roomId, seq, said, ahead(at, now), now),
                member.room().getName());
    }

    /** @throws Problem {@code not_found} */
    public void remove(Caller caller, long id) {
        book.remove(caller.userId(), id);
    }

    private JsonObject add(Scheduled scheduled, String room) {
        book.add(scheduled, most, List.of());
        return scheduled.toJson(room);
    }

    private static Instant ahead(Instant at, Instant now) {
        if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
            throw Problem.invalid("at", "at must be ahead, and at most " + FURTHEST.toDays() + " days");
        }
        return at;
    }

    /** All of their windows hear of it, on all nodes; told on another thread, since it has to be looked up whose they are. */
    void onCommitted(@Observes @Committed Changes changes) {
        for (Changes.Change change : changes.all()) {
            if (change.entity() instanceof Scheduled scheduled) {
                boolean gone = change.action() == Action.REMOVED;
                telling.execute(() -> tellOrNot(scheduled, gone));
            }
        }
    }

    private void tellOrNot(Scheduled scheduled, boolean gone) {
        try {
            tell(scheduled, gone);
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.FINE, "nobody is told of what is scheduled: windows ask when they are back", databaseAway);
        }
    }

    private void tell(Scheduled scheduled, boolean gone) {
        JsonObjectBuilder frame = Json.createObjectBuilder();
        if (gone) {
            frame.add("type", "scheduled_gone").add("id", scheduled.getId());
        } else {
            String room = book.roomName(scheduled.getRoomId());
            if (room == null) {
                return;
            }
            frame.add("type", "scheduled").add("scheduled", scheduled.toJson(room));
        }
        users.find(scheduled.getUserId())
                .map(User::getLogin)
                .ifPresent(login -> layer.groupSend(
                        "user:" + login, Message.ephemeral(frame.build().toString(), null)));
    }
}
