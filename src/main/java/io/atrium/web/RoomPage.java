package io.atrium.web;

import io.atrium.room.EntryReader;
import io.atrium.room.LogHead;
import io.atrium.room.Member;
import io.atrium.room.Person;
import io.atrium.room.ReadMarks;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** {@code /room/NAME}: what every kind's page has around its stage. Opening it goes through the one door. */
@Named
@RequestScoped
public class RoomPage {
    /** As the welcome frame holds them. */
    private static final int MOST_PEOPLE = 200;
    /** Followed by the kind: whether the drawer was folded away there. */
    private static final String DRAWER_COOKIE = "atrium_drawer_";

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
    private Limits limits;

    @Inject
    private HttpServletRequest request;

    private Member member;
    private LogHead head;
    private long readSeq;
    private List<Roster.Person> people;

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
        return getRoom().getTitle();
    }

    public String getPurpose() {
        return getRoom().getPurpose();
    }

    public String getKind() {
        return getRoom().getKind();
    }

    /** Private: a lock is shown. */
    public boolean isClosed() {
        return !getRoom().isOpen();
    }

    public boolean isMayWrite() {
        return member.canWrite();
    }

    public boolean isKeeper() {
        return member.isKeeper();
    }

    /** The kind's own script, which the build found by its folder. */
    public String getScript() {
        return "kind/" + getKind() + ".js";
    }

    /** The head the page shows; its script goes on from there. */
    public long getSeq() {
        return head.getLastSeq();
    }

    public long getReadSeq() {
        return readSeq;
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
                .add("max_frame", limits.maxFrame())
                .add("you", viewer.getLogin())
                .add("name", viewer.getName())
                .add("keeper", member.isKeeper())
                .build()
                .toString();
    }

    public List<Roster.Person> people() {
        return people;
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
        Cookie[] cookies = request.getCookies();
        return cookies == null
                || Stream.of(cookies)
                        .noneMatch(cookie -> cookie.getName().equals(DRAWER_COOKIE + getKind())
                                && cookie.getValue().equals("closed"));
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
