package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rooms that were elsewhere before. Nobody is told that they were invited: they were there. In the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PastRooms {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private DirectRooms direct;

    @Inject
    private Audit audit;

    /** By its id; empty where it is gone. */
    public Optional<Room> find(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    /** By its name. */
    public Optional<Room> find(String name) {
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /**
     * Makes a room without members; under a name beside it where its own is taken.
     *
     * @param since when it was made there
     * @throws io.atrium.wire.Problem as {@link RoomKeeping#create}
     */
    public Room create(Caller by, NewRoom wanted, Instant since) {
        NewRoom checked = keeping.check(wanted);
        String name = keeping.isFree(checked.name())
                ? checked.name()
                : keeping.freeNames(checked.name(), 1).get(0);
        Room room = new Room(checked.called(name), by.login(), since.truncatedTo(ChronoUnit.MILLIS), Epochs.next());
        entities.persist(room);
        entities.flush();
        audit.record(by.did("room.created")
                .in(room.getName())
                .with("kind", room.getKind())
                .with("visibility", room.isOpen() ? "open" : "private"));
        return room;
    }

    /** The conversation of exactly these people. Whether their accounts are in use makes no difference. @param since when it began, if it is not here yet */
    public Room conversation(Caller by, List<User> people, Instant since) {
        return direct.ofPast(by, people, since).room();
    }

    /** Those who have nothing to do with the room yet become members; who left or was sent away stays away. @return how many */
    public int admit(Room room, Collection<Long> userIds, Long keeper) {
        LogHead head = entities.find(LogHead.class, room.getId());
        int added = 0;
        for (Long userId : userIds) {
            Membership.Key key = new Membership.Key(room.getId(), userId);
            if (entities.find(Membership.class, key) == null) {
                MemberRole role = userId.equals(keeper) ? MemberRole.KEEPER : MemberRole.MEMBER;
                entities.persist(new Membership(room.getId(), userId, role, head.getLastSeq(), CommonTime.now()));
                added++;
            }
        }
        return added;
    }

    /** Puts a room away. */
    public void archive(Caller by, long roomId) {
        Room room = entities.find(Room.class, roomId, LockModeType.PESSIMISTIC_WRITE);
        if (room != null && !room.isArchived()) {
            room.setArchivedAt(CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
            audit.record(by.did("room.archived").in(room.getName()));
        }
    }
}
