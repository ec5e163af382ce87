package io.atrium.notify;

import io.atrium.account.Resealing;
import io.atrium.account.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.KeyPair;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

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
    static class Row implements Resealing {
        private static final Logger LOG = Logger.getLogger(PushKeys.class.getName());

        @Inject
        private Vault vault;

        @PersistenceContext
        private EntityManager entities;

        Optional<KeyPair> find() {
            return Optional.ofNullable(entities.find(PushKey.class, PushKey.ONLY))
                    .map(key -> key.pair(vault));
        }

        @Override
        public long left() {
            return find(PushKey.ONLY).isEmpty() ? 0 : 1;
        }

        @Override
        public Tried reseal(String after, int most) {
            Optional<PushKey> other = find(PushKey.ONLY);
            try {
                other.ifPresent(key -> key.reseal(vault));
                return new Tried(other.isPresent() ? 1 : 0, null);
            } catch (IllegalStateException otherKey) {
                LOG.log(Level.SEVERE, "the key for push services can't be read", otherKey);
                return Tried.NONE;
            }
        }

        private Optional<PushKey> find(long id) {
            return Optional.ofNullable(entities.find(PushKey.class, id, LockModeType.PESSIMISTIC_WRITE))
                    .filter(key -> vault.encrypts() && !key.isSealedBy(vault));
        }

        void make() {
            entities.persist(new PushKey(Curve.newPair(), vault));
            entities.flush();
        }
    }
}
