package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Carries out what leaves no entry. */
@ApplicationScoped
class Deeds {
    @Inject
    private Ledger ledger;

    /** All in one transaction, or none; what follows them comes after the commit. */
    void enact(List<Received.Enact> deeds) {
        ledger.write(deeds);
        deeds.forEach(deed -> deed.afterwards().run());
    }

    /** A bean of its own: the transaction ends where its method does. */
    @ApplicationScoped
    static class Ledger {
        @PersistenceContext
        private EntityManager entities;

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        void write(List<Received.Enact> deeds) {
            deeds.forEach(deed -> deed.work().apply(entities));
            entities.flush();
        }
    }
}
