package io.atrium.web;

import io.atrium.notify.MessageDrafts;
import io.atrium.notify.Notices;
import io.atrium.room.RoomCards;
import io.atrium.web.Summaries.Told;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms a viewer is in, and the open ones they could enter. */
@Named
@RequestScoped
public class RoomList {
    private static final int MOST = 1_000;

    @Inject
    private Viewer viewer;

    @Inject
    private RoomCards cards;

    @Inject
    private Times times;

    @Inject
    private Summaries summaries;

    @Inject
    private Notices notices;

    @Inject
    private MessageDrafts drafts;

    private Map<String, Long> mentions;
    private Set<String> drafted;
    private List<RoomRow> rooms;
    private List<RoomRow> archived;

    @PostConstruct
    void read() {
        mentions = notices.unread(viewer.getCaller());
        drafted = drafts.rooms(viewer.getCaller());
        rooms = cards.visibleTo(viewer.getCaller(), "", MOST).stream()
                .map(this::row)
                .sorted(Comparator.comparing(RoomRow::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** By title: places that stay where they are. */
    public List<RoomRow> getJoined() {
        return rooms.stream().filter(RoomRow::member).toList();
    }

    /** Unread first, then by what was said last. */
    public List<RoomRow> getByActivity() {
        Comparator<RoomRow> unreadFirst = Comparator.comparing(row -> row.getUnread() == 0);
        return getJoined().stream()
                .sorted(unreadFirst.thenComparing(
                        RoomRow::at, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .toList();
    }

    public List<RoomRow> getOpen() {
        return rooms.stream().filter(row -> !row.member()).toList();
    }

    /** The viewer's own that are read only, by title. */
    public List<RoomRow> getArchived() {
        if (archived == null) {
            archived = cards.archivedFor(viewer.getCaller(), "", MOST).stream()
                    .map(this::row)
                    .filter(RoomRow::member)
                    .sorted(Comparator.comparing(RoomRow::title, String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
        return archived;
    }

    private RoomRow row(JsonObject card) {
        JsonObject last = card.isNull("last") ? null : card.getJsonObject("last");
        Instant at = last == null ? null : Instant.parse(last.getString("at"));
        long unread = card.getJsonNumber("unread").longValue();
        Optional<Told> told = summaries.of(card);
        String said = told.map(Told::text).orElseGet(() -> last == null ? "" : said(last));
        int online = card.getInt("online");
        long concerning = mentions.getOrDefault(card.getString("name"), 0L);
        return new RoomRow(
                card.getString("name"),
                card.getString("title"),
                card.getString("kind"),
                card.getString("visibility").equals("private"),
                card.getBoolean("locked"),
                card.getBoolean("member"),
                unread,
                concerning,
                drafted.contains(card.getString("name")),
                online,
                said.isEmpty() ? card.getString("purpose") : said,
                at,
                at == null ? "" : times.when(at),
                new RoomRow.Texts(
                        viewer.text("room.unread", unread),
                        viewer.text("notices:in", concerning),
                        viewer.text("room.here", online),
                        viewer.text("lobby.leave", card.getString("title")),
                        told.map(Told::chip).orElse(null)));
    }

    private String said(JsonObject last) {
        String plain = last.getString("text");
        String author = last.getString("from").equals(viewer.getLogin())
                ? viewer.text("lobby.you")
                : firstName(last.getString("name"));
        return plain.isEmpty() ? "" : viewer.text("lobby.said", author, plain);
    }

    /** Enough to tell who: Cho of Cho Min-jun, and all of 陈丽. */
    private static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }
}
