package io.atrium.web;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Person;
import io.atrium.room.Roster;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest messages of a chat room, for the first paint of WEB-INF/kind/chat.xhtml. */
@Named("chat")
@RequestScoped
public class ChatStage {
    private static final int NEWEST = 50;
    /** As chat/grouping.js: messages of one author in so short a time stand under one name. */
    private static final Duration GROUP = Duration.ofMinutes(5);

    @Inject
    private RoomPage page;

    @Inject
    private EntryReader entries;

    @Inject
    private Accounts accounts;

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    private final List<ChatLine> lines = new ArrayList<>();
    private final Map<String, Person> people = new HashMap<>();
    private long oldest;

    @PostConstruct
    void read() {
        for (Roster.Person person : page.people()) {
            people.put(person.login(), Person.of(person));
        }
        List<Entry> newest = entries.before(page.getRoom().getId(), page.getSeq() + 1, NEWEST);
        oldest = newest.isEmpty() ? 1 : newest.get(0).getSeq();
        Entry previous = null;
        boolean newShown = page.getReadSeq() == 0; // somebody here for the first time: everything is, so nothing is
        for (Entry entry : newest) {
            if (entry.getType().equals("message")) {
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
        return lines.isEmpty() && oldest == 1;
    }

    /** Readers don't, and where only keepers announce, nobody else. */
    public boolean isMayWrite() {
        boolean keepersOnly = "keepers".equals(page.getRoom().settings().getString("posting", "members"));
        return page.isMayWrite() && (!keepersOnly || page.isKeeper());
    }

    /** The lowest number looked at; what is older is fetched by the script. */
    public long getOldest() {
        return oldest;
    }

    public long getReadSeq() {
        return page.getReadSeq();
    }

    public String getPlaceholder() {
        return viewer.text("chat.placeholder", page.getTitle());
    }

    private boolean isNew(Entry entry) {
        return entry.getSeq() > page.getReadSeq() && !entry.getAuthor().equals(viewer.getLogin());
    }

    private ChatLine line(Entry entry, Entry previous, boolean startsNew) {
        JsonObject body = entry.body();
        LocalDate date = times.date(entry.getAt());
        boolean startsDay = previous == null || !times.date(previous.getAt()).equals(date);
        boolean first = startsDay
                || startsNew
                || !previous.getAuthor().equals(entry.getAuthor())
                || Duration.between(previous.getAt(), entry.getAt()).compareTo(GROUP) >= 0;
        ChatLine.Labels labels = new ChatLine.Labels(
                startsDay ? times.day(entry.getAt()) : null,
                date.toString(),
                startsNew ? viewer.text("chat.new", times.clock(entry.getAt())) : null,
                times.clock(entry.getAt()),
                times.full(entry.getAt()));
        return new ChatLine(
                entry.getSeq(),
                entry.getAt(),
                entry.getAuthor().equals(viewer.getLogin()) ? entry.getRef() : null,
                person(entry.getAuthor()),
                first,
                labels,
                body.getString("message", ""),
                body.getBoolean("edited", false),
                body.getBoolean("deleted", false));
    }

    private Person person(String login) {
        return people.computeIfAbsent(
                login,
                unknown -> new Person(
                        unknown, accounts.find(unknown).map(User::getName).orElse(unknown), false));
    }
}
