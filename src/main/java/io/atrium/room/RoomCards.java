package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.channel.Presence;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Rooms as the lobby shows them: the card of docs/protocol.md. */
@ApplicationScoped
@Transactional
public class RoomCards {
    private static final String VISIBLE = "select r from Room r where r.name > :after and r.archivedAt is %s and ("
            + "(%s r.visibility = :open and not exists (select 1 from Membership g where g.roomId = r.id and g.userId = :user and g.status = :removed))"
            + " or exists (select 1 from Membership m where m.roomId = r.id and m.userId = :user and m.status = :active)) order by r.name";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Presence presence;

    @Inject
    private Conversations conversations;

    /** The rooms in use that somebody may enter, by name, after a name, at most so many. */
    public List<JsonObject> visibleTo(Caller caller, String afterName, int limit) {
        return visible("null", caller, afterName, limit);
    }

    /** As {@link #visibleTo}, those that are archived. */
    public List<JsonObject> archivedFor(Caller caller, String afterName, int limit) {
        return visible("not null", caller, afterName, limit);
    }

    private List<JsonObject> visible(String archivedAt, Caller caller, String afterName, int limit) {
        List<Room> rooms = entities.createQuery(
                        VISIBLE.formatted(archivedAt, caller.isGuest() ? "1 = 0 and" : ""), Room.class)
                .setParameter("after", afterName)
                .setParameter("user", caller.userId())
                .setParameter("open", Visibility.OPEN)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("removed", Membership.Status.REMOVED)
                .setMaxResults(limit)
                .getResultList();
        List<JsonObject> cards = cards(rooms, memberships(caller.userId()));
        conversations.know(rooms);
        return IntStream.range(0, rooms.size())
                .mapToObj(i -> seenBy(caller.userId(), rooms.get(i), cards.get(i)))
                .toList();
    }

    /** One room as this user sees it. */
    public JsonObject of(Room room, long userId) {
        Membership membership = entities.find(Membership.class, new Membership.Key(room.getId(), userId));
        boolean isMember = membership != null && membership.isActive();
        return seenBy(
                userId,
                room,
                cards(List.of(room), isMember ? Map.of(room.getId(), membership) : Map.of())
                        .get(0));
    }

    /** A card with what a conversation is to one of its people; any other is the same for all. */
    public JsonObject seenBy(long userId, Room room, JsonObject card) {
        return room.isDirect()
                ? Json.createObjectBuilder(card)
                        .add("title", conversations.title(room, userId))
                        .add("direct", conversations.json(room, userId))
                        .build()
                : card;
    }

    /** What of a room's card is the same for everybody. */
    public record Shared(Room room, JsonObject card) {}

    /** The cards of those rooms that are still there. */
    public List<Shared> shared(Collection<Long> roomIds) {
        List<Room> rooms = entities.createQuery("select r from Room r where r.id in :ids", Room.class)
                .setParameter("ids", roomIds)
                .getResultList();
        List<JsonObject> cards = cards(rooms, null);
        return IntStream.range(0, rooms.size())
                .mapToObj(i -> new Shared(rooms.get(i), cards.get(i)))
                .toList();
    }

    private Map<Long, Membership> memberships(long userId) {
        Map<Long, Membership> memberships = new HashMap<>();
        entities.createQuery(
                        "select m from Membership m where m.userId = :user and m.status = :active", Membership.class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .forEach(membership -> memberships.put(membership.getRoomId(), membership));
        return memberships;
    }

    /** @param memberships null: without the members that differ from person to person */
    private List<JsonObject> cards(List<Room> rooms, Map<Long, Membership> memberships) {
        if (rooms.isEmpty()) {
            return List.of();
        }
        List<Long> ids = rooms.stream().map(Room::getId).toList();
        Map<Long, Head> heads = heads(ids);
        Map<Long, Long> members = memberCounts(ids);
        Map<Long, Entry> newest = newest(ids);
        Map<String, String> names = names(newest.values());
        List<JsonObject> cards = new ArrayList<>(rooms.size());
        for (Room room : rooms) {
            Head head = heads.getOrDefault(room.getId(), Head.NONE);
            boolean counted = kinds.ability(room, Summarised.class).isEmpty();
            JsonObjectBuilder card = card(room)
                    .add("seq", head.lastSeq)
                    .add("said_seq", head.saidSeq)
                    .add("counted", counted)
                    .add("online", presence.count(room.group()))
                    .add("member_count", members.getOrDefault(room.getId(), 0L))
                    .add("last", last(room, newest.get(room.getId()), names))
                    .add("summary", summary(room));
            if (memberships != null) {
                addPersonal(card, memberships.get(room.getId()), counted ? head.saidSeq : 0);
            }
            cards.add(card.build());
        }
        return cards;
    }

    private static JsonObjectBuilder card(Room room) {
        return Json.createObjectBuilder()
                .add("name", room.getName())
                .add("title", room.getTitle())
                .add("purpose", room.getPurpose())
                .add("kind", room.getKind())
                .add("visibility", room.getVisibility().name().toLowerCase(Locale.ROOT))
                .add("locked", room.isLocked())
                .add("archived", room.isArchived())
                .add("created_by", room.getCreatedBy())
                .add("created_at", Instants.wire(room.getCreatedAt()));
    }

    /** @param counted the number up to which entries count as unread */
    private static void addPersonal(JsonObjectBuilder card, Membership membership, long counted) {
        card.add("member", membership != null);
        if (membership == null) {
            card.add("role", JsonValue.NULL).add("read_seq", 0).add("unread", 0);
            return;
        }
        card.add("role", membership.getRole().wireName())
                .add("read_seq", membership.getReadSeq())
                .add("muted", NoticeLevel.mutes(membership.getNoticeLevel()))
                .add("unread", Math.max(0, counted - membership.getReadSeq()));
    }

    private JsonValue summary(Room room) {
        return kinds.ability(room, Summarised.class)
                .flatMap(kind -> kind.summary(room))
                .<JsonValue>map(Summary::toJson)
                .orElse(JsonValue.NULL);
    }

    private JsonValue last(Room room, Entry entry, Map<String, String> names) {
        if (entry == null) {
            return JsonValue.NULL;
        }
        return Json.createObjectBuilder()
                .add("seq", entry.getSeq())
                .add("from", entry.getAuthor())
                .add("name", names.getOrDefault(entry.getAuthor(), entry.getAuthor()))
                .add("at", Instants.wire(entry.getAt()))
                .add("text", kinds.of(room).preview(entry))
                .build();
    }

    private Map<Long, Entry> newest(List<Long> ids) {
        Map<Long, Entry> newest = new HashMap<>();
        entities.createQuery(
                        "select e from Entry e, LogHead h where h.id in :ids and e.roomId = h.id and e.seq = h.saidSeq",
                        Entry.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(entry -> newest.put(entry.getRoomId(), entry));
        return newest;
    }

    /** The names of those who said them: a list would otherwise have to ask for each. */
    private Map<String, String> names(Collection<Entry> entries) {
        Map<String, String> names = new HashMap<>(Map.of(RoomLog.SYSTEM, RoomLog.SYSTEM_NAME));
        if (!entries.isEmpty()) {
            entities.createQuery("select u.login, u.name from User u where u.login in :logins", Object[].class)
                    .setParameter(
                            "logins",
                            entries.stream().map(Entry::getAuthor).distinct().toList())
                    .getResultStream()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    private Map<Long, Long> memberCounts(List<Long> ids) {
        Map<Long, Long> counts = new HashMap<>();
        entities.createQuery(
                        "select m.roomId, count(m.userId) from Membership m where m.roomId in :ids and m.status = :active group by m.roomId",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("active", Membership.Status.ACTIVE)
                .getResultStream()
                .forEach(row -> counts.put((Long) row[0], (Long) row[1]));
        return counts;
    }

    private Map<Long, Head> heads(List<Long> ids) {
        Map<Long, Head> heads = new HashMap<>();
        entities.createQuery("select h.id, h.lastSeq, h.saidSeq from LogHead h where h.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> heads.put((Long) row[0], new Head((Long) row[1], (Long) row[2])));
        return heads;
    }

    /** Where a room's log ends, and where something was said last. */
    private record Head(long lastSeq, long saidSeq) {
        static final Head NONE = new Head(0, 0);
    }
}
