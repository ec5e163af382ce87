package io.atrium.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Writes, reads and forgets stays. */
@ApplicationScoped
@Transactional
public class StayRecords {
    @PersistenceContext
    private EntityManager entities;

    void write(List<Stay> stays) {
        stays.forEach(entities::persist);
    }

    void forget(Instant before) {
        entities.createQuery("delete from Stay s where s.ended < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Those that ended at or after a time, the first of them first. */
    List<Stay> since(String login, String room, Instant time, int limit) {
        return entities.createQuery(
                        "select s from Stay s where s.login = :login and s.room = :room and s.ended >= :time order by s.ended",
                        Stay.class)
                .setParameter("login", login)
                .setParameter("room", room)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }
}
