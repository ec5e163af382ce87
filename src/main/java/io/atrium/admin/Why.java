package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.admin.LiveSessions.Wanted;
import io.atrium.audit.Act;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why somebody did not see an entry: what the log, the memberships, the trail and the connections have to say, and what follows from it. */
@ApplicationScoped
@Transactional
public class Why {
    private static final int MOST = 20;

    /** Of sessions whose names are only like those that are meant. */
    private static final int MOST_PAGES = 50;

    /** Entries after one that are looked at for changes of it. */
    private static final int CHANGES_WITHIN = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    @Inject
    private EntryReader log;

    @Inject
    private StayRecords stays;

    @Inject
    private LiveSessions sessions;

    /** What follows, in the order in which it is looked for. */
    public enum Verdict {
        NOT_YET,
        FORGOTTEN,
        REMOVED_ENTRY,
        DELETED,
        NO_MEMBER,
        SENT_AWAY,
        READ,
        GIVEN,
        BEHIND,
        GIVEN_BEFORE,
        CAME_LATER,
        AWAY
    }

    /**
     * All there is to say.
     *
     * @param entry null where the log has none of that number
     * @param changes edits and deletions of it
     * @param membership null where there is none
     * @param acts of the trail that concern the person in the room, the newest first
     * @param stays connections to the room that ended after the entry was stored, the first of them first
     * @param live the person's open connections to the room
     */
    public record Answer(
            Verdict verdict,
            User person,
            Room room,
            long seq,
            long first,
            long last,
            Entry entry,
            List<Entry> changes,
            Membership membership,
            List<Act> acts,
            List<Stay> stays,
            List<JsonObject> live) {}

    /** @throws Problem {@code invalid}, fields {@code person}, {@code room} */
    public Answer ask(String login, String name, long seq) {
        User person =
                accounts.find(login).orElseThrow(() -> Problem.invalid("person", "there is nobody of that login"));
        Room room = rooms.find(name)
                .filter(found -> !found.isDirect())
                .orElseThrow(() -> Problem.invalid("room", "there is no such room"));
        LogHead head = log.head(room);
        Entry entry = log.one(room.getId(), seq).orElse(null);
        Instant since = entry == null ? CommonTime.now() : entry.getAt();
        Membership membership = entities.find(Membership.class, new Membership.Key(room.getId(), person.getId()));
        List<Stay> after = stays.since(login, name, since, MOST);
        List<JsonObject> live = live(login, name);
        return new Answer(
                verdict(seq, head, entry, membership, after, live),
                person,
                room,
                seq,
                head.getFirstSeq(),
                head.getLastSeq(),
                entry,
                entry == null ? List.of() : changes(entry),
                membership,
                acts(login, name),
                after,
                live);
    }

    private static Verdict verdict(
            long seq, LogHead head, Entry entry, Membership membership, List<Stay> stays, List<JsonObject> live) {
        if (entry == null) {
            return absent(seq, head);
        }
        if (entry.body().getBoolean("deleted", false)) {
            return Verdict.DELETED;
        }
        if (membership == null || !membership.isActive()) {
            return membership == null || membership.hasLeft() ? Verdict.NO_MEMBER : Verdict.SENT_AWAY;
        }
        if (membership.getReadSeq() >= seq) {
            return membership.getJoinedAt().isAfter(entry.getAt()) ? Verdict.CAME_LATER : Verdict.READ;
        }
        if (!live.isEmpty()) {
            return live.stream().anyMatch(session -> position(session, head) >= seq) ? Verdict.GIVEN : Verdict.BEHIND;
        }
        return stays.stream().anyMatch(stay -> stay.getLastSeq() >= seq) ? Verdict.GIVEN_BEFORE : Verdict.AWAY;
    }

    private static Verdict absent(long seq, LogHead head) {
        if (seq > head.getLastSeq()) {
            return Verdict.NOT_YET;
        }
        return seq < head.getFirstSeq() ? Verdict.FORGOTTEN : Verdict.REMOVED_ENTRY;
    }

    /** Of one that has only just come nobody knows; it is being given all. */
    private static long position(JsonObject session, LogHead head) {
        JsonObject place = session.getJsonArray("rooms").getJsonObject(0);
        return place.containsKey("seq") ? place.getJsonNumber("seq").longValue() : head.getLastSeq();
    }

    private List<Entry> changes(Entry entry) {
        return log
                .ofTypes(Set.of("edit", "delete"), entry.getRoomId(), entry.getSeq(), Long.MAX_VALUE, CHANGES_WITHIN)
                .stream()
                .filter(change -> change.body().containsKey("target")
                        && change.body().getJsonNumber("target").longValue() == entry.getSeq())
                .toList();
    }

    private List<Act> acts(String login, String room) {
        return entities.createQuery(
                        "select a from Act a where a.subject = :login and a.room = :room order by a.id desc", Act.class)
                .setParameter("login", login)
                .setParameter("room", room)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Names are parts of names there: those that are meant, and only the place in this room. */
    private List<JsonObject> live(String login, String room) {
        List<JsonObject> live = new ArrayList<>();
        String after = "";
        for (int pages = 0; after != null && pages < MOST_PAGES; pages++) {
            LiveSessions.Page page = sessions.list(new Wanted("", login, room, "", "since", after, LiveSessions.MOST));
            page.sessions().stream()
                    .filter(session -> session.getString("login").equals(login))
                    .map(session -> only(session, room))
                    .flatMap(Optional::stream)
                    .forEach(live::add);
            after = page.next();
        }
        return live;
    }

    private static Optional<JsonObject> only(JsonObject session, String room) {
        return session.getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
                .filter(place -> place.getString("room").equals(room))
                .findFirst()
                .map(place -> Json.createObjectBuilder(session)
                        .add("rooms", Json.createArrayBuilder().add(place))
                        .build());
    }
}
