package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.GuestRights;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Creating, changing and removing rooms. */
@ApplicationScoped
@Transactional
public class RoomKeeping {
    public static final int MAX_TITLE = 80;
    public static final int MAX_PURPOSE = 250;
    private static final int MAX_REF = 64;
    private static final int MAX_INVITED = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Memberships memberships;

    @Inject
    private Audit audit;

    @Inject
    private NoticeDesk desk;

    @Inject
    private GuestRights guests;

    @Inject
    private HeldBack held;

    /**
     * Creates a room; the creator becomes its keeper.
     *
     * @throws Problem {@code invalid} with the field; {@code conflict}, field {@code name}, where it is taken
     */
    public Room create(Caller creator, NewRoom wanted) {
        return create(creator, wanted, true);
    }

    /** As {@link #create}, without telling those who become members that they were invited. */
    public Room createQuietly(Caller creator, NewRoom wanted) {
        return create(creator, wanted, false);
    }

    private Room create(Caller creator, NewRoom wanted, boolean telling) {
        guests.requireRooms(creator);
        // One creation at a time for each person: of two of the same submission the second finds the first one's room.
        entities.find(User.class, creator.userId(), LockModeType.PESSIMISTIC_WRITE);
        Optional<Room> earlier = createdBy(creator, wanted.submission());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        NewRoom checked = check(wanted);
        requireFree(checked.name());
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        Room room = new Room(checked, creator.login(), now, Epochs.next());
        try {
            entities.persist(room);
            entities.flush();
        } catch (PersistenceException takenMeanwhile) {
            throw Problem.conflict("name", "the name " + room.getName() + " is taken");
        }
        entities.persist(new Membership(room.getId(), creator.userId(), MemberRole.KEEPER, 0, now));
        audit.record(creator.did("room.created")
                .in(room.getName())
                .with("kind", room.getKind())
                .with("visibility", word(room.getVisibility())));
        memberships.users(checked.members()).stream()
                .filter(invited -> invited.getId() != creator.userId())
                .forEach(invited -> invite(creator, room, invited, telling));
        return room;
    }

    private void invite(Caller by, Room room, User invited, boolean telling) {
        entities.persist(new Membership(room.getId(), invited.getId(), MemberRole.MEMBER, 0, room.getCreatedAt()));
        audit.record(by.did("room.member_added")
                .to(invited.getLogin())
                .in(room.getName())
                .with("role", "member"));
        if (telling) {
            desk.invited(room.getId(), invited.getId(), by.login());
        }
    }

    /** The room this submission of the creator's has made already. */
    public Optional<Room> createdBy(Caller creator, String submission) {
        if (submission == null) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select r from Room r where r.submission = :submission and r.createdBy = :login", Room.class)
                .setParameter("submission", submission)
                .setParameter("login", creator.login())
                .getResultStream()
                .findFirst();
    }

    /** Checks all but whether the name is free; returns it normalised. */
    public NewRoom check(NewRoom wanted) {
        requireName(wanted.name());
        if (wanted.submission() != null
                && (wanted.submission().isEmpty() || wanted.submission().length() > MAX_REF)) {
            throw Problem.invalid("ref", "ref takes 1 to " + MAX_REF + " characters");
        }
        RoomKind kind = kinds.of(wanted.kind());
        if (wanted.visibility() == null) {
            throw Problem.invalid("visibility", "visibility must be open or private");
        }
        if (wanted.members().size() > MAX_INVITED) {
            throw Problem.invalid("members", "members takes at most " + MAX_INVITED);
        }
        return new NewRoom(
                wanted.name(),
                Text.label("title", wanted.title(), MAX_TITLE),
                purpose(wanted.purpose()),
                kind.id(),
                wanted.visibility(),
                kind.settle(Setting.check(kind.settings(), wanted.settings()), Optional.empty()),
                wanted.members(),
                wanted.submission());
    }

    public static void requireName(String name) {
        if (!Text.isName(name)) {
            throw Problem.invalid("name", "name takes 1 to 64 of a-z 0-9 - _");
        }
    }

    /** Up to so many free names close to one that is taken. */
    public List<String> freeNames(String name, int count) {
        List<String> free = new ArrayList<>();
        String stem = name.length() > 60 ? name.substring(0, 60) : name;
        for (int i = 2; free.size() < count; i++) {
            String candidate = stem + "-" + i;
            if (isFree(candidate)) {
                free.add(candidate);
            }
        }
        return free;
    }

    public boolean isFree(String name) {
        return entities.createQuery("select count(r) from Room r where r.name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                == 0;
    }

    /** Changes what is given. Keepers only; a change of nothing but lock and pace moderators too. */
    public Room update(Warden by, RoomChange change) {
        by.requireModerator();
        if (!change.isModeration()) {
            by.requireKeeper();
        }
        // Locked: providers that write all of a row must not write what another changed meanwhile.
        Room room = entities.find(Room.class, by.room().getId(), LockModeType.PESSIMISTIC_WRITE);
        Deed deed = by.did("room.changed");
        if (change.title() != null) {
            deed = deed.with("title", change.title());
            room.setTitle(Text.label("title", change.title(), MAX_TITLE));
        }
        if (change.purpose() != null) {
            deed = deed.with("purpose", change.purpose());
            room.setPurpose(purpose(change.purpose()));
        }
        if (change.visibility() != null) {
            deed = deed.with("visibility", word(room.getVisibility()) + " to " + word(change.visibility()));
            room.setVisibility(change.visibility());
        }
        if (change.settings() != null) {
            RoomKind kind = kinds.of(room);
            room.setSettings(kind.settle(Setting.check(kind.settings(), change.settings()), Optional.of(room)));
            deed = deed.with("settings", room.settings().toString());
        }
        if (change.touchesMore()) {
            audit.record(deed);
        }
        moderate(by, room, change);
        return room;
    }

    private void moderate(Warden by, Room room, RoomChange change) {
        if (change.locked() != null && change.locked() != room.isLocked()) {
            room.setLocked(change.locked());
            audit.record(by.did(change.locked() ? "room.locked" : "room.unlocked"));
        }
        if (change.slow() != null && change.slow() != room.getSlowSeconds()) {
            requireSlowable(room);
            room.setSlowSeconds(change.slow());
            audit.record(by.did("room.slowed").with("seconds", change.slow()));
        }
        if (change.archived() != null && change.archived() != room.isArchived()) {
            room.setArchivedAt(change.archived() ? CommonTime.now().truncatedTo(ChronoUnit.MILLIS) : null);
            audit.record(by.did(change.archived() ? "room.archived" : "room.restored"));
        }
    }

    private void requireSlowable(Room room) {
        if (kinds.of(room).slowedTypes().isEmpty()) {
            throw Problem.invalid("slow", "a room of this kind can't be slowed down");
        }
    }

    /** Removes a room with its log. Keepers only. @throws Problem {@code held} while a hold is on something of it */
    public void delete(Warden by) {
        by.requireKeeper();
        Long id = by.room().getId();
        held.requireFree(id);
        entities.createQuery("delete from Entry e where e.roomId = :room")
                .setParameter("room", id)
                .executeUpdate();
        // One by one, so that each member's lobby hears of it.
        entities.createQuery("select m from Membership m where m.roomId = :room", Membership.class)
                .setParameter("room", id)
                .getResultList()
                .forEach(entities::remove);
        entities.flush();
        entities.remove(entities.find(Room.class, id));
        audit.record(by.did("room.deleted"));
    }

    private void requireFree(String name) {
        if (!isFree(name)) {
            throw Problem.conflict("name", "the name " + name + " is taken");
        }
    }

    private static String word(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }

    private static String purpose(String purpose) {
        return purpose == null || purpose.isBlank() ? "" : Text.label("purpose", purpose, MAX_PURPOSE);
    }
}
