package io.atrium.web;

import io.atrium.room.Conversations;
import io.atrium.room.EntryReader;
import io.atrium.room.Exports;
import io.atrium.room.Head;
import io.atrium.room.LogHead;
import io.atrium.room.Member;
import io.atrium.room.Painted;
import io.atrium.room.Party;
import io.atrium.room.Person;
import io.atrium.room.ReadMarks;
import io.atrium.room.Rights;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.room.View;
import io.atrium.room.Words;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** {@code /room/NAME}: what every kind's page has around its stage. Opening it goes through the one door. */
@Named
@RequestScoped
public class RoomPage {
    /** As the welcome frame holds them. */
    private static final int MOST_PEOPLE = 200;

    @Inject
    @Param(pathIndex = 0)
    private String name;

    @Inject
    private Viewer viewer;

    @Inject
    private Rooms rooms;

    @Inject
    private EntryReader entries;

    @Inject
    private ReadMarks readMarks;

    @Inject
    private Roster roster;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Exports exports;

    @Inject
    private Conversations conversations;

    @Inject
    private PageViews views;

    @Inject
    private RoomOrder order;

    @Inject
    private Assets assets;

    @Inject
    private Drawer drawer;

    @Inject
    private RoomOwn own;

    @Inject
    private HttpServletRequest request;

    private Member member;
    private LogHead head;
    private long readSeq;
    private List<Roster.Person> people;
    private View view;
    private Object stage;

    /** People of one presence, under a heading. */
    public record Section(String presence, String label, List<Person> people) {
        public String getPresence() {
            return presence;
        }

        public String getLabel() {
            return label;
        }

        public List<Person> getPeople() {
            return people;
        }
    }

    @PostConstruct
    void open() {
        member = rooms.join(viewer.getCaller(), name);
        head = entries.head(member.room());
        readSeq = readMarks.of(member);
        people = roster.people(member.room(), MOST_PEOPLE);
    }

    public Room getRoom() {
        return member.room();
    }

    public String getName() {
        return getRoom().getName();
    }

    public String getTitle() {
        return conversations.title(getRoom(), viewer.getCaller().userId());
    }

    public String getPurpose() {
        return getRoom().getPurpose();
    }

    public String getKind() {
        return getRoom().getKind();
    }

    /** Private: a lock is shown. */
    public boolean isClosed() {
        return !getRoom().isOpen() && !isDirect();
    }

    public boolean isDirect() {
        return getRoom().isDirect();
    }

    /** Whom a conversation of two is with, else null. */
    public Party getPartner() {
        List<Party> others =
                isDirect() ? conversations.others(getRoom(), viewer.getCaller().userId()) : List.of();
        return others.size() == 1 ? others.get(0) : null;
    }

    /** What the kind makes of it for its fragment; null where it leaves that to its script. */
    public Object getStage() {
        if (stage == null) {
            stage = kinds.ability(getRoom(), Painted.class)
                    .map(painted -> painted.paint(view()))
                    .orElse(null);
        }
        return stage;
    }

    /** What the kind lists in the drawer above the people: a fragment, which has {@code #{stage}} and {@code #{words}} too; null where it has none. */
    public String getAside() {
        return fragment("aside");
    }

    /** The drawer's tabs beside the people's, and what each shows: fragments, as {@link #getAside}. */
    public String getTabs() {
        return fragment("tabs");
    }

    public String getPanels() {
        return fragment("panels");
    }

    private String fragment(String part) {
        String fragment = "/WEB-INF/kind/" + getKind() + "-" + part + ".xhtml";
        try {
            return request.getServletContext().getResource(fragment) == null ? null : fragment;
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** For the script of a kind that does not paint: JSON; null for one that does, and so no attribute. */
    public String getSnapshot() {
        return kinds.ability(getRoom(), Painted.class).isPresent()
                ? null
                : view().snapshot().toString();
    }

    /** What the kind says, for its fragment: {@code words['talk.new']}. */
    public Map<String, String> getWords() {
        return new KindWords(Words.of(getKind(), viewer.getLocale()));
    }

    /** The log as a file: what the drawer offers. */
    public List<ExportLink> getExports() {
        Words words = Words.of(getKind(), viewer.getLocale());
        return exports.formats(getRoom()).stream()
                .map(format -> ExportLink.of(format, getName(), words))
                .toList();
    }

    /** The kind's own style sheet; null where it has none. */
    public String getStyle() {
        String sheet = "kind/" + getKind() + ".css";
        return assets.has(sheet) ? assets.url(sheet) : null;
    }

    private View view() {
        if (view == null) {
            view = views.of(member, new Head(head.getEpoch(), head.getLastSeq(), head.getFirstSeq()), readSeq, people);
        }
        return view;
    }

    /** The kind's own script, which the build found by its folder. */
    public String getScript() {
        return "kind/" + getKind() + ".js";
    }

    /** For the script: JSON in an attribute, where no policy minds it. */
    public String getState() {
        return Json.createObjectBuilder()
                .add("room", getName())
                .add("title", getTitle())
                .add("kind", getKind())
                .add("epoch", head.getEpoch())
                .add("seq", head.getLastSeq())
                .add("read", readSeq)
                .add("keeper", member.isKeeper())
                .add("writes", member.canWrite())
                .addAll(own.of(member))
                .add("direct", isDirect())
                .addAll(Json.createObjectBuilder(Rights.of(member)))
                .build()
                .toString();
    }

    /** Locked, to those who may write all the same too. */
    public boolean isLocked() {
        return getRoom().isLocked();
    }

    public boolean isArchived() {
        return getRoom().isArchived();
    }

    public boolean isModerating() {
        return member.canModerate();
    }

    /** How it is kept in order, and what that means for the viewer. */
    public RoomOrder getOrder() {
        return order.of(member);
    }

    public int getMemberCount() {
        return roster.count(getRoom());
    }

    /** The viewer is here by looking, before their socket says so: nothing moves when it does. */
    public List<Section> getSections() {
        List<Person> here = people.stream().filter(this::isHere).map(Person::of).toList();
        List<Person> away = people.stream()
                .filter(person -> !isHere(person))
                .map(Person::of)
                .toList();
        return List.of(
                new Section("here", viewer.text("room.here.title", here.size()), ownFirst(here)),
                new Section("gone", viewer.text("room.away.title", getMemberCount() - here.size()), away));
    }

    public String getHereLabel() {
        return viewer.text("room.here", people.stream().filter(this::isHere).count());
    }

    public boolean isDrawerOpen() {
        return drawer.isOpen(getKind());
    }

    private boolean isHere(Roster.Person person) {
        return person.online() || person.login().equals(viewer.getLogin());
    }

    private List<Person> ownFirst(List<Person> here) {
        return Stream.concat(
                        here.stream().filter(person -> person.login().equals(viewer.getLogin())),
                        here.stream().filter(person -> !person.login().equals(viewer.getLogin())))
                .toList();
    }
}
