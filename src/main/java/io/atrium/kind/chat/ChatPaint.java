package io.atrium.kind.chat;

import io.atrium.room.Entry;
import io.atrium.room.RoomGroups.Called;
import io.atrium.room.View;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The newest messages of a chat room, as WEB-INF/kind/chat.xhtml shows them first. */
public final class ChatPaint {
    static final int NEWEST = 50;
    /** As kind/chat/grouping.js: messages of one author in so short a time stand under one name. */
    private static final Duration GROUP = Duration.ofMinutes(5);

    private final View view;
    private final List<ChatLine> lines = new ArrayList<>();
    private final long oldest;
    private final boolean everythingHere;
    private final Names names;
    private final Aside aside;

    /** What the drawer's tabs count: messages that are pinned, and answers the viewer has not read; and the groups of people that can be called here. */
    record Aside(long pins, long unreadAnswers, Collection<Called> groups) {}

    /**
     * @param newest the entries up to the view's head, in order
     * @param first the oldest the log has
     * @param names whom and what the viewer knows by name
     */
    ChatPaint(View view, List<Entry> newest, long first, Names names, Aside aside) {
        this.view = view;
        this.names = names;
        this.aside = aside;
        oldest = newest.isEmpty() ? first : newest.get(0).getSeq();
        everythingHere = oldest <= first;
        Entry previous = null;
        boolean newShown = view.readSeq() == 0; // somebody here for the first time: everything is, so nothing is
        for (Entry entry : newest) {
            if (entry.getType().equals("message") && !MessageBody.isAside(entry.body())) {
                boolean startsNew = !newShown && isNew(entry);
                newShown |= startsNew;
                lines.add(line(entry, previous, startsNew));
                previous = entry;
            }
        }
    }

    public List<ChatLine> getLines() {
        return lines;
    }

    public boolean isQuiet() {
        return lines.isEmpty() && everythingHere;
    }

    public boolean isMayWrite() {
        return ChatKind.mayPost(view.member());
    }

    /** The lowest number looked at; what is older is fetched by the script. 1: nothing is. */
    public long getOldest() {
        return everythingHere ? 1 : oldest;
    }

    public long getPins() {
        return aside.pins;
    }

    public long getUnreadAnswers() {
        return aside.unreadAnswers;
    }

    /** As JSON, for the script. */
    public String getGroups() {
        JsonArrayBuilder groups = Json.createArrayBuilder();
        aside.groups.forEach(group -> groups.add(group.json(view.member().login())));
        return groups.build().toString();
    }

    public long getReadSeq() {
        return view.readSeq();
    }

    public String getPlaceholder() {
        return view.text("composer.placeholder", "title", view.title());
    }

    private boolean isNew(Entry entry) {
        return entry.getSeq() > view.readSeq() && !isOwn(entry);
    }

    private boolean isOwn(Entry entry) {
        return entry.getAuthor().equals(view.member().login());
    }

    private ChatLine line(Entry entry, Entry previous, boolean startsNew) {
        JsonObject body = entry.body();
        LocalDate date = view.date(entry.getAt());
        boolean startsDay = previous == null || !view.date(previous.getAt()).equals(date);
        boolean first = startsDay
                || startsNew
                || !previous.getAuthor().equals(entry.getAuthor())
                || !Objects.equals(MessageBody.via(previous.body()), MessageBody.via(body))
                || Duration.between(previous.getAt(), entry.getAt()).compareTo(GROUP) >= 0;
        ChatLine.Labels labels = new ChatLine.Labels(
                startsDay ? view.day(entry.getAt()) : null,
                date.toString(),
                startsNew ? view.text("talk.new", "time", view.clock(entry.getAt())) : null,
                view.clock(entry.getAt()),
                view.full(entry.getAt()));
        return new ChatLine(
                entry.getSeq(),
                entry.getAt(),
                isOwn(entry) ? entry.getRef() : null,
                view.person(entry.getAuthor()),
                MessageBody.via(body),
                forwarded(MessageBody.forwarded(body)),
                first,
                labels,
                body.getString("message", ""),
                Markdown.html(body.getString("message", ""), names),
                body.getBoolean("edited", false),
                body.getBoolean("deleted", false),
                MessageBody.files(body).stream()
                        .map(file -> ChatFile.of(view, file))
                        .toList(),
                UnderPaint.of(view, body));
    }

    private String forwarded(JsonObject origin) {
        if (origin == null) {
            return null;
        }
        String via = origin.getString("via", null);
        String name = via == null ? view.person(origin.getString("from")).getName() : via;
        return view.text("forward.of", "name", name);
    }
}
