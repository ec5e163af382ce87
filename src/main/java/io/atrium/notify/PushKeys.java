package io.atrium.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.KeyPair;
import java.util.Optional;

/** The keys that are kept in the database: made once for all nodes. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class PushKeys {
    /** Itself, so that each look is a transaction. */
    @Inject
    private PushKeys look;

    @PersistenceContext
    private EntityManager entities;

    @Transactional(TxType.NOT_SUPPORTED)
    KeyPair pair() {
        return look.find().orElseGet(() -> {
            try {
                look.make();
            } catch (PersistenceException | IllegalStateException anotherNodeWasFirst) {
                return look.find().orElseThrow(() -> anotherNodeWasFirst);
            }
            return look.find().orElseThrow();
        });
    }

    Optional<KeyPair> find() {
        return Optional.ofNullable(entities.find(PushKey.class, PushKey.ONLY)).map(PushKey::pair);
    }

    void make() {
        entities.persist(new PushKey(Curve.newPair()));
        entities.flush();
    }
}
