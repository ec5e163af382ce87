package io.atrium.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** What time it is in the database. */
@ApplicationScoped
public class DatabaseTime {
    @PersistenceContext
    private EntityManager entities;

    /** In a transaction of its own: the database's time stands still in one. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Instant ask() {
        Number millis = (Number)
                entities.createNativeQuery("select cast(extract(epoch from current_timestamp) * 1000 as bigint)")
                        .getSingleResult();
        return Instant.ofEpochMilli(millis.longValue());
    }
}
