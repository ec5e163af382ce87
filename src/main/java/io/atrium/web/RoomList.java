package io.atrium.web;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.channel.Presence;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.room.Visibility;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rooms a viewer is in, and the open ones they could enter. */
@Named
@RequestScoped
public class RoomList {
    private static final int MOST = 500;
    private static final int LINE = 200;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Viewer viewer;

    @Inject
    private EntryReader entries;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Presence presence;

    @Inject
    private Accounts accounts;

    @Inject
    private Times times;

    private List<RoomRow> joined;
    private List<RoomRow> open;

    @PostConstruct
    void read() {
        joined = entities.createQuery(
                        "select r, h, m from Room r, LogHead h, Membership m where h.id = r.id and m.roomId = r.id"
                                + " and m.userId = :user and m.status = :active order by r.title, r.name",
                        Object[].class)
                .setParameter("user", viewer.getCaller().userId())
                .setParameter("active", Membership.Status.ACTIVE)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> row((Room) row[0], (LogHead) row[1], Optional.of((Membership) row[2])))
                .toList();
        open = entities.createQuery(
                        "select r, h from Room r, LogHead h where h.id = r.id and r.visibility = :open and not exists"
                                + " (select m from Membership m where m.roomId = r.id and m.userId = :user) order by r.title, r.name",
                        Object[].class)
                .setParameter("user", viewer.getCaller().userId())
                .setParameter("open", Visibility.OPEN)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> row((Room) row[0], (LogHead) row[1], Optional.empty()))
                .toList();
    }

    /** By title: places that stay where they are. */
    public List<RoomRow> getJoined() {
        return joined;
    }

    /** Unread first, then by what was said last. */
    public List<RoomRow> getByActivity() {
        Comparator<RoomRow> unreadFirst = Comparator.comparing(row -> row.getUnread() == 0);
        return joined.stream()
                .sorted(unreadFirst.thenComparing(
                        RoomRow::at, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .toList();
    }

    public int getJoinedCount() {
        return joined.size();
    }

    public List<RoomRow> getOpen() {
        return open;
    }

    private RoomRow row(Room room, LogHead head, Optional<Membership> membership) {
        Optional<Entry> last = entries.one(room.getId(), head.getLastSeq());
        long read = membership.map(Membership::getReadSeq).orElse(0L);
        int online = presence.count(room.group());
        return new RoomRow(
                room.getName(),
                room.getTitle(),
                room.getKind(),
                !room.isOpen(),
                membership.isPresent(),
                head.getLastSeq(),
                read,
                online,
                last.map(entry -> line(room, entry)).filter(line -> !line.isEmpty()).orElse(room.getPurpose()),
                last.map(Entry::getAt).orElse(null),
                last.map(entry -> times.when(entry.getAt())).orElse(""),
                new RoomRow.Texts(
                        viewer.text("room.unread", head.getLastSeq() - read),
                        viewer.text("room.here", online),
                        viewer.text("lobby.leave", room.getTitle())));
    }

    private String line(Room room, Entry entry) {
        String said = kinds.of(room).preview(entry);
        String plain = Markdown.plain(said.substring(0, Math.min(said.length(), LINE)));
        return plain.isEmpty() ? "" : viewer.text("lobby.said", nameOf(entry.getAuthor()), plain);
    }

    private String nameOf(String login) {
        return login.equals(viewer.getLogin())
                ? viewer.text("lobby.you")
                : accounts.find(login).map(User::getName).map(RoomList::firstName).orElse(login);
    }

    /** Enough to tell who: Cho of Cho Min-jun, and all of 陈丽. */
    private static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

}
