package io.atrium.audit;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;

/** Where acts are recorded: in the transaction of who calls, so that what was done and that it was done are there together or not at all. */
@ApplicationScoped
@Transactional
public class Audit {
    @PersistenceContext
    private EntityManager entities;

    public void record(Deed deed) {
        Act act = new Act(deed, CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        entities.persist(act);
        entities.persist(new Unsealed(act.getId()));
    }
}
