package io.atrium.imports;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.GroupList;
import io.atrium.account.Mail;
import io.atrium.account.NewAccount;
import io.atrium.account.Role;
import io.atrium.account.User;
import io.atrium.imports.ImportJob.Phase;
import io.atrium.imports.Known.What;
import io.atrium.imports.Place.Sort;
import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.room.Bygone;
import io.atrium.room.NewRoom;
import io.atrium.room.PastLog;
import io.atrium.room.PastLog.Written;
import io.atrium.room.PastRooms;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes what a plan says, some at a time: each call is a transaction, and moves the job's position in it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class Making {
    private static final int MOST_TITLE = 80;
    private static final int MOST_PURPOSE = 250;

    @Inject
    private ImportBook book;

    @Inject
    private Accounts accounts;

    @Inject
    private GroupList groups;

    @Inject
    private PastRooms rooms;

    @Inject
    private PastLog log;

    /** @param next the number of the person behind them */
    void people(ImportJob job, Caller by, Plan plan, List<PlannedPerson> some, long next) {
        ImportJob mine = book.mine(job.getId());
        Tally made = new Tally();
        for (PlannedPerson planned : some) {
            Optional<User> there = book.known(
                            plan.source(), What.PERSON, planned.person().id())
                    .flatMap(accounts::find)
                    .or(() -> planned.how().equals("new") ? Optional.empty() : accounts.find(planned.login()));
            User user = there.orElseGet(() -> made(by, planned, made));
            book.know(plan.source(), What.PERSON, planned.person().id(), user.getId());
        }
        mine.make(made.counts());
        mine.reach(Phase.PEOPLE, next);
    }

    /** With a password that nobody has. A login that was free when the archive was looked at may be somebody's by now. */
    private User made(Caller by, PlannedPerson planned, Tally made) {
        Person person = planned.person();
        String login = Planning.free(planned.login(), new HashSet<>(), name -> !groups.isTaken(name));
        NewAccount account =
                new NewAccount(login, name(planned), mail(person), person.guest() ? Role.GUEST : Role.MEMBER);
        accounts.createWithNewPassword(by, account);
        User user = accounts.find(login).orElseThrow();
        made.count("people");
        if (person.disabled()) {
            accounts.setEnabled(by, user.getId(), false);
        }
        return user;
    }

    private static String name(PlannedPerson planned) {
        String name = Text.cut(planned.person().name().strip(), Accounts.MAX_NAME);
        try {
            return Text.label("name", name, Accounts.MAX_NAME);
        } catch (Problem unusable) {
            return planned.login();
        }
    }

    private static String mail(Person person) {
        try {
            return Mail.checked(person.mail());
        } catch (Problem unusable) {
            return null;
        }
    }

    /** @param people users' ids by theirs there. @param next the number of the room behind them */
    void rooms(ImportJob job, Caller by, Plan plan, List<PlannedRoom> some, Map<String, Long> people, long next) {
        ImportJob mine = book.mine(job.getId());
        Tally made = new Tally();
        for (PlannedRoom planned : some) {
            if (planned.isTaken()) {
                room(by, plan, planned, people, made);
            }
        }
        mine.make(made.counts());
        mine.reach(Phase.ROOMS, next);
    }

    private void room(Caller by, Plan plan, PlannedRoom planned, Map<String, Long> people, Tally made) {
        Place place = planned.place();
        List<Long> members = place.members().stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (place.sort() == Sort.DIRECT) {
            List<User> users =
                    members.stream().map(id -> accounts.find(id).orElseThrow()).toList();
            if (users.stream().map(User::getId).distinct().count() >= 2) {
                Room talk = rooms.conversation(by, users, since(place));
                book.know(plan.source(), What.ROOM, place.id(), talk.getId());
                made.count("conversations");
            }
            return;
        }
        Optional<Room> known = book.known(plan.source(), What.ROOM, place.id()).flatMap(rooms::find);
        Optional<Room> there = known.isPresent() || !planned.how().equals("merged")
                ? known
                : rooms.find(planned.name()).filter(room -> Planning.mayTakeIn(room, place));
        Room room = there.orElseGet(() -> {
            made.count("rooms");
            return rooms.create(by, wanted(planned), since(place));
        });
        book.know(plan.source(), What.ROOM, place.id(), room.getId());
        Long keeper = there.isPresent() ? null : keeper(by, place, people, members);
        Set<Long> all = new LinkedHashSet<>(members);
        if (keeper != null) {
            all.add(keeper);
        }
        made.count("members", rooms.admit(room, all, keeper));
    }

    /** Who made it, if they are still in it; else the first who is; else who brings it in. */
    private Long keeper(Caller by, Place place, Map<String, Long> people, List<Long> members) {
        Long creator = people.get(place.creator());
        List<Long> enabled = members.stream()
                .filter(id -> accounts.find(id)
                        .filter(user -> user.isEnabled() && user.getRole() != Role.GUEST)
                        .isPresent())
                .toList();
        if (creator != null && enabled.contains(creator)) {
            return creator;
        }
        return enabled.isEmpty() ? Long.valueOf(by.userId()) : enabled.get(0);
    }

    private static NewRoom wanted(PlannedRoom planned) {
        Place place = planned.place();
        String title = Text.cut(place.title().strip(), MOST_TITLE);
        return new NewRoom(
                planned.name(),
                label("title", title, MOST_TITLE, planned.name()),
                label(
                        "purpose",
                        Text.cut(place.purpose().strip().replaceAll("\\s+", " "), MOST_PURPOSE),
                        MOST_PURPOSE,
                        ""),
                Checking.KIND,
                place.sort() == Sort.OPEN ? Visibility.OPEN : Visibility.PRIVATE,
                JsonValue.EMPTY_JSON_OBJECT,
                List.of(),
                null);
    }

    private static String label(String field, String text, int most, String otherwise) {
        try {
            return Text.label(field, text, most);
        } catch (Problem unusable) {
            return otherwise;
        }
    }

    private static Instant since(Place place) {
        Instant now = CommonTime.now();
        Instant there = Instant.ofEpochMilli(place.createdAt());
        return place.createdAt() <= 0 || there.isAfter(now) ? now : there;
    }

    /** @param next where the spool goes on. @param last of this room there are no more. @param made what was counted of them before */
    Written messages(ImportJob job, Room room, List<Bygone> said, long next, boolean last, Tally made) {
        ImportJob mine = book.mine(job.getId());
        Written written = log.write(room, said);
        if (last) {
            log.finish(room.getId());
        }
        made.count("messages", written.added());
        made.count("known", written.known());
        made.count("changed", written.changed());
        made.count("alone", written.alone());
        made.count("files", said.stream().filter(one -> one.files() != null).count());
        mine.make(made.counts());
        mine.pass(said.size());
        mine.reach(Phase.MESSAGES, next);
        return written;
    }

    /** Numbers by refs, of those that are there already. */
    Map<String, Long> known(Room room, List<String> refs) {
        return log.known(room.getId(), refs);
    }

    boolean isThere(Room room) {
        return rooms.find(room.getId()).isPresent();
    }

    /** Of a room that is gone, or never was. @param removed it went during the import */
    void pass(ImportJob job, int messages, long next, boolean removed) {
        ImportJob mine = book.mine(job.getId());
        if (removed) {
            Tally made = new Tally();
            made.count("removed", messages);
            mine.make(made.counts());
        }
        mine.pass(messages);
        mine.reach(Phase.MESSAGES, next);
    }

    void reach(ImportJob job, Phase phase) {
        book.mine(job.getId()).reach(phase, 0);
    }

    /** Puts away what was put away there. */
    void archive(ImportJob job, Caller by, long roomId) {
        book.mine(job.getId());
        rooms.archive(by, roomId);
    }
}
