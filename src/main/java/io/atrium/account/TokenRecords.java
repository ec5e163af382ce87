package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What signing in with a token asks of the database. A bean of its own: what {@link Tokens} calls on itself by way of another bean would run
 * without a transaction on Payara.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class TokenRecords {
    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    Optional<AccessToken> read(String hash) {
        return em.createQuery("select t from AccessToken t where t.hash = :hash", AccessToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    Optional<AccessToken> read(long id) {
        return Optional.ofNullable(em.find(AccessToken.class, id));
    }

    /** Past the entities: a mere use is no change to signal. */
    void writeUses(Map<Long, Instant> lastUses) {
        lastUses.forEach((id, at) -> {
            em.createQuery("update AccessToken t set t.lastUsedAt = :at where t.id = :id")
                    .setParameter("at", at)
                    .setParameter("id", id)
                    .executeUpdate();
            em.createNativeQuery("update users set last_seen_at = ?1 where last_seen_at < ?1"
                            + " and id = (select user_id from access_token where id = ?2)")
                    .setParameter(1, at.toEpochMilli())
                    .setParameter(2, id)
                    .executeUpdate();
        });
    }
}
