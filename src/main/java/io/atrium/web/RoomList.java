package io.atrium.web;

import io.atrium.notify.MessageDrafts;
import io.atrium.notify.Notices;
import io.atrium.room.Rail;
import io.atrium.room.RoomCards;
import io.atrium.web.Summaries.Told;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Inject
    private Rail rail;

    private JsonObject order;
    private Map<String, Long> mentions;
    private Set<String> drafted;
    private List<RoomRow> rooms;
    private List<RoomRow> archived;

    @PostConstruct
    void read() {
        mentions = notices.unread(viewer.getCaller());
        drafted = drafts.rooms(viewer.getCaller());
        rooms = cards.visibleTo(viewer.getCaller(), "", MOST).stream()
                .filter(this::isShown)
                .map(this::row)
                .sorted(Comparator.comparing(RoomRow::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** A conversation in which nothing was said yet is there for who began it. */
    private boolean isShown(JsonObject card) {
        return !card.containsKey("direct")
                || card.getInt("seq") > 0
                || card.getString("created_by").equals(viewer.getLogin());
    }

    /** Conversations among them, by title. */
    public List<RoomRow> getJoined() {
        return rooms.stream().filter(RoomRow::member).toList();
    }

    /** A part of the rail. @param own its id where the viewer has made it, else null, and so no attribute */
    public record Section(String id, String label, Long own, List<RoomRow> rooms) {
        public String getId() {
            return id;
        }

        public String getLabel() {
            return label;
        }

        public Long getOwn() {
            return own;
        }

        public List<RoomRow> getRooms() {
            return rooms;
        }
    }

    /** As the viewer has put them in order: favourites, sections of their own, and what is left. */
    public List<Section> getSections() {
        Map<String, RoomRow> left = new LinkedHashMap<>();
        getJoined().forEach(row -> left.put(row.name(), row));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "favourites",
                viewer.text("membership:favourites"),
                null,
                take(left, order().getJsonArray("favourites"))));
        for (JsonObject own : order().getJsonArray("sections").getValuesAs(JsonObject.class)) {
            long id = own.getJsonNumber("id").longValue();
            sections.add(new Section("s" + id, own.getString("name"), id, take(left, own.getJsonArray("rooms"))));
        }
        sections.add(new Section(
                "rooms",
                viewer.text("shell.rooms"),
                null,
                left.values().stream().filter(row -> !row.isDirect()).toList()));
        sections.add(new Section(
                "direct",
                viewer.text("membership:direct"),
                null,
                left.values().stream().filter(RoomRow::isDirect).toList()));
        return sections;
    }

    private static List<RoomRow> take(Map<String, RoomRow> left, JsonArray names) {
        return names.getValuesAs(JsonString::getString).stream()
                .map(left::remove)
                .filter(Objects::nonNull)
                .toList();
    }

    /** For the script: {@link Rail#of}. */
    public String getOrder() {
        return order().toString();
    }

    private JsonObject order() {
        if (order == null) {
            order = rail.of(viewer.getCaller().userId());
        }
        return order;
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
        boolean muted = card.getBoolean("muted", false);
        long unread = muted ? 0 : card.getJsonNumber("unread").longValue();
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
                muted,
                unread,
                concerning,
                drafted.contains(card.getString("name")),
                online,
                said.isEmpty() ? card.getString("purpose") : said,
                at,
                at == null ? "" : times.when(at),
                faces(card),
                new RoomRow.Texts(
                        viewer.text("room.unread", unread),
                        viewer.text("notices:in", concerning),
                        viewer.text("room.here", online),
                        viewer.text("lobby.leave", card.getString("title")),
                        viewer.text("membership:muted"),
                        told.map(Told::chip).orElse(null)));
    }

    private static List<RoomRow.Face> faces(JsonObject card) {
        return card.containsKey("direct")
                ? card.getJsonArray("direct").getValuesAs(JsonObject.class).stream()
                        .map(person -> new RoomRow.Face(
                                person.getString("login"), person.getString("name"), person.getBoolean("online")))
                        .toList()
                : List.of();
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
