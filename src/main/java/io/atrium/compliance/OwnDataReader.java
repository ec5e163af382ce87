package io.atrium.compliance;

import io.atrium.account.User;
import io.atrium.room.Entry;
import io.atrium.room.Room;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** What there is of one person. */
@ApplicationScoped
@Transactional
class OwnDataReader {
    @PersistenceContext
    private EntityManager entities;

    /** A room and its name. */
    record Said(long roomId, String room) {}

    /** @throws Problem {@code not_found} */
    User user(String login) {
        return entities.createQuery("select u from User u where u.login = :login", User.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is nobody called " + login));
    }

    /** @param direct whether with what is of conversations */
    ZipPart tables(long userId, boolean direct) {
        ZipPart part = new ZipPart();
        OwnTable.ALL.forEach(table -> part.add(table.file() + ".json", table.json(entities, userId, direct)));
        return part;
    }

    /** The next room behind one: whoever has left may have said something there. @param direct whether it may be a conversation */
    List<Said> roomAfter(long roomId, boolean direct) {
        String which = direct ? "" : " and r.people is null";
        return entities.createQuery(
                        "select r.id, r.name from Room r where r.id > :after" + which + " order by r.id",
                        Object[].class)
                .setParameter("after", roomId)
                .setMaxResults(1)
                .getResultStream()
                .map(row -> new Said((Long) row[0], (String) row[1]))
                .toList();
    }

    boolean isConversation(long roomId) {
        Room room = entities.find(Room.class, roomId);
        return room != null && room.isDirect();
    }

    List<Entry> entries(long roomId, String author, long after, int most) {
        return entities.createQuery(
                        "select e from Entry e where e.roomId = :room and e.author = :author and e.seq > :after order by e.seq",
                        Entry.class)
                .setParameter("room", roomId)
                .setParameter("author", author)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }
}
