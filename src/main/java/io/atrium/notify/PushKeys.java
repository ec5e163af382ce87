package io.atrium.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.KeyPair;
import java.util.Optional;

/** The keys that are kept in the database: made once for all nodes. */
@ApplicationScoped
class PushKeys {
    @Inject
    private Row row;

    KeyPair pair() {
        return row.find().orElseGet(() -> {
            try {
                row.make();
            } catch (RuntimeException anotherNodeWasFirst) {
                return row.find().orElseThrow(() -> anotherNodeWasFirst);
            }
            return row.find().orElseThrow();
        });
    }

    /** A bean of its own: each look is a transaction. */
    @ApplicationScoped
    @Transactional(TxType.REQUIRES_NEW)
    static class Row {
        @PersistenceContext
        private EntityManager entities;

        Optional<KeyPair> find() {
            return Optional.ofNullable(entities.find(PushKey.class, PushKey.ONLY))
                    .map(PushKey::pair);
        }

        void make() {
            entities.persist(new PushKey(Curve.newPair()));
            entities.flush();
        }
    }
}
