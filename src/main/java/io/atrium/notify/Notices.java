package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.notify.NoticeStore.Behind;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's notices: what there are, how many are unread, and that they were read. */
@ApplicationScoped
public class Notices {
    private static final Pattern NEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    @Inject
    private NoticeStore store;

    @Inject
    private NoticeJson json;

    @Inject
    private KnownUnread unread;

    @Inject
    private ChannelLayer layer;

    /**
     * A page, the newest first, with how many are unread.
     *
     * @param next what the page before said; empty: from the newest
     * @throws Problem {@code invalid}, field {@code next}
     */
    public JsonObject page(Caller caller, String next, int limit) {
        List<Found> found = store.page(caller.userId(), behind(next), limit);
        JsonArrayBuilder notices = Json.createArrayBuilder();
        json.of(found).forEach(notices::add);
        return addUnread(Json.createObjectBuilder().add("notices", notices), caller.userId())
                .add("next", found.size() < limit ? JsonValue.NULL : Json.createValue(next(found.get(limit - 1))))
                .build();
    }

    private static Behind behind(String next) {
        if (next.isEmpty()) {
            return Behind.NOTHING;
        }
        Matcher parts = NEXT.matcher(next);
        if (!parts.matches()) {
            throw Problem.invalid("next", "next must be what the page before said");
        }
        return new Behind(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2)));
    }

    private static String next(Found last) {
        return last.notice().getAt().toEpochMilli() + "-" + last.notice().getId();
    }

    /** By the name of the room; none where there are none. */
    public Map<String, Long> unread(Caller caller) {
        return unread.of(caller.userId());
    }

    /** Those of a room up to an entry, and those about the room itself. After the mark has moved: what got lost in between is read by the next visit. */
    public void read(Member member, long seq) {
        Room room = member.room();
        if (unread.of(member.caller().userId()).containsKey(room.getName())) {
            store.read(member.caller().userId(), room.getId(), seq);
            tellRead(
                    member.caller(),
                    Json.createObjectBuilder().add("room", room.getName()).add("seq", seq));
        }
    }

    /** One alone. Nothing where it is somebody else's. */
    public void readOne(Caller caller, long id) {
        store.readOne(caller.userId(), id);
        tellRead(caller, Json.createObjectBuilder().add("id", id));
    }

    public void readAll(Caller caller) {
        store.readAll(caller.userId());
        tellRead(caller, Json.createObjectBuilder().add("all", true));
    }

    /** In all of the person's windows, on all nodes. */
    private void tellRead(Caller caller, JsonObjectBuilder what) {
        unread.forget(caller.userId());
        JsonObject frame =
                addUnread(what.add("type", "notices_read"), caller.userId()).build();
        layer.groupSend(LobbyFeed.user(caller.login()), Message.ephemeral(frame.toString(), null));
    }

    private JsonObjectBuilder addUnread(JsonObjectBuilder to, long userId) {
        Map<String, Long> rooms = unread.of(userId);
        JsonObjectBuilder byRoom = Json.createObjectBuilder();
        rooms.forEach(byRoom::add);
        return to.add(
                        "unread",
                        rooms.values().stream().mapToLong(Long::longValue).sum())
                .add("rooms", byRoom);
    }
}
