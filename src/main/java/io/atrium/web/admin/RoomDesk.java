package io.atrium.web.admin;

import io.atrium.room.Exports;
import io.atrium.room.KeepDays;
import io.atrium.room.MemberRole;
import io.atrium.room.Memberships;
import io.atrium.room.Retained;
import io.atrium.room.Room;
import io.atrium.room.RoomChange;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomKinds;
import io.atrium.room.Rooms;
import io.atrium.room.Roster;
import io.atrium.room.Visibility;
import io.atrium.room.Warden;
import io.atrium.room.Words;
import io.atrium.web.ExportLink;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One room beside the list: who belongs to it and what an administrator may do to it, none of which is to read it. */
@Named
@RequestScoped
public class RoomDesk {
    private static final int MOST_MEMBERS = 100;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Viewer viewer;

    @Inject
    private Rooms rooms;

    @Inject
    private Roster roster;

    @Inject
    private RoomKinds kinds;

    @Inject
    private KeepDays keepDays;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Memberships memberships;

    @Inject
    private Exports exports;

    @Inject
    private RoomsPage page;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private Room room;
    private List<Roster.Person> members;
    private List<Roster.Person> banned;
    private String login;
    private MemberRole role = MemberRole.MEMBER;
    private String typed;
    private String days;

    /** From the address, or from the form sent. */
    @PostConstruct
    void choose() {
        room = Optional.ofNullable(request.getParameter("room"))
                .flatMap(rooms::find)
                .filter(found -> !found.isDirect())
                .orElse(null);
    }

    /** The room in the address, or null. */
    public Room getRoom() {
        return room;
    }

    /** By login, the first hundred. */
    public List<Member> getMembers() {
        if (members == null) {
            members = room == null ? List.of() : roster.page(room, "", MOST_MEMBERS);
        }
        return members.stream().map(Member::new).toList();
    }

    /** One of the room's, for the page. */
    public record Member(Roster.Person person) {
        public String getLogin() {
            return person.login();
        }

        public String getName() {
            return person.name();
        }

        public String getRole() {
            return person.role().wireName();
        }
    }

    public int getMemberCount() {
        return roster.count(room);
    }

    /** Who may not come back, by login, the first hundred. */
    public List<Member> getBanned() {
        if (banned == null) {
            banned = room == null ? List.of() : roster.banned(room, "", MOST_MEMBERS);
        }
        return banned.stream().map(Member::new).toList();
    }

    /** The room as files: for who belongs to it, also among administrators, since they say what is said there. */
    public List<ExportLink> getFiles() {
        if (standing().isEmpty()) {
            return List.of();
        }
        Words words = Words.of(room.getKind(), viewer.getLocale());
        return exports.formats(room).stream()
                .map(format -> ExportLink.of(format, room.getName(), words))
                .toList();
    }

    private Optional<io.atrium.room.Member> standing() {
        try {
            return rooms.member(viewer.getCaller(), room);
        } catch (Problem keptOut) {
            return Optional.empty();
        }
    }

    public String lock() {
        return change(RoomChange.lock(!room.isLocked()), room.isLocked() ? "done.unlocked" : "done.locked");
    }

    public String archive() {
        return change(RoomChange.archive(!room.isArchived()), room.isArchived() ? "done.restored" : "done.archived");
    }

    public String turn() {
        Visibility other = room.isOpen() ? Visibility.PRIVATE : Visibility.OPEN;
        return change(RoomChange.of(null, null, other, null), room.isOpen() ? "done.private" : "done.open");
    }

    /** Whether rooms of its kind may be told how many days to keep what is said. */
    public boolean isForgetful() {
        return kinds.ability(room, Retained.class).isPresent();
    }

    /** How long those rooms of its kind do that say nothing. */
    public String getDaysOfKind() {
        int days = keepDays.ofKind(room.getKind());
        return days == 0
                ? viewer.text("housekeeping:desk.days.ever")
                : viewer.text("housekeeping:desk.days.some", days);
    }

    /** Empty: as the kind's rooms do that say nothing. */
    public String keep() {
        JsonObjectBuilder settings = Json.createObjectBuilder(room.settings());
        if (days == null || days.isBlank()) {
            settings.remove(KeepDays.SETTING);
        } else if (days.strip().matches("\\d{1,5}")) {
            settings.add(KeepDays.SETTING, Integer.parseInt(days.strip()));
        } else {
            form.refuse("days", "housekeeping:error.days");
            return null;
        }
        return carefully(
                "days", "done.kept", () -> keeping.update(warden(), RoomChange.of(null, null, null, settings.build())));
    }

    public String admit() {
        String wanted = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
        return carefully("login", "done.admitted", () -> memberships.admit(warden(), wanted, role));
    }

    /** The one whose button was pressed: by login, since the list may be another one by now. */
    public String remove() {
        String member = request.getParameter("remove");
        return carefully("members", "done.removed", () -> memberships.remove(warden(), member, true));
    }

    /** As {@link #remove}, of one who is kept out. */
    public String letIn() {
        String kept = request.getParameter("let_in");
        return carefully("members", "done.let_in", () -> memberships.letInAgain(warden(), kept));
    }

    /** Only who has typed the room's name means it. */
    public String delete() {
        if (typed == null || !typed.strip().equals(room.getName())) {
            form.refuse("typed", "housekeeping:error.typed");
            return null;
        }
        keeping.delete(warden());
        once.tell("done.deleted");
        return page.getAlone() + "&faces-redirect=true";
    }

    private String change(RoomChange change, String notice) {
        return carefully("", notice, () -> keeping.update(warden(), change));
    }

    private String carefully(String field, String notice, Runnable act) {
        try {
            act.run();
        } catch (Problem problem) {
            form.refuse(field, "housekeeping:error." + problem.code().wireName());
            return null;
        }
        once.tell(notice);
        return page.beside(room.getName()) + "&faces-redirect=true";
    }

    private Warden warden() {
        return rooms.warden(viewer.getCaller(), room.getName());
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public MemberRole getRole() {
        return role;
    }

    public void setRole(MemberRole role) {
        this.role = role;
    }

    public String getDays() {
        return days == null && room.settings().containsKey(KeepDays.SETTING)
                ? room.settings().getJsonNumber(KeepDays.SETTING).toString()
                : days;
    }

    public void setDays(String days) {
        this.days = days;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
