package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** What counting members asks of the database and writes there. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class MemberCountBook {
    @PersistenceContext
    private EntityManager entities;

    /** Under the lock of the room's row: of two nodes that count at once the later has seen all that the earlier has. */
    void count(long room) {
        List<?> found = entities.createNativeQuery("select id from room where id = ?1 for update")
                .setParameter(1, room)
                .getResultList();
        if (found.isEmpty()) {
            return;
        }
        Number members = (Number)
                entities.createNativeQuery("select count(*) from membership where room_id = ?1 and status = 'ACTIVE'")
                        .setParameter(1, room)
                        .getSingleResult();
        entities.createNativeQuery("update room set members = ?1 where id = ?2")
                .setParameter(1, members.intValue())
                .setParameter(2, room)
                .executeUpdate();
    }

    /** Rooms of which another number stands there than belong to them: one pass over all memberships. */
    List<Long> wrong() {
        List<?> rooms = entities.createNativeQuery(
                        "select r.id from room r left join (select m.room_id, count(*) as n from membership m where m.status = 'ACTIVE'"
                                + " group by m.room_id) c on c.room_id = r.id where r.members <> coalesce(c.n, 0)")
                .getResultList();
        return rooms.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
