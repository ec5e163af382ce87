package io.atrium.identity.oidc;

import io.atrium.account.Secret;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Who is at the provider's, in the database: another node may be the one they come back to. */
@ApplicationScoped
@Transactional
class OidcAttempts {
    @PersistenceContext
    private EntityManager entities;

    void begin(String state, String nonce, String verifier, String next) {
        Instant now = CommonTime.now();
        entities.createQuery("delete from OidcAttempt a where a.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        entities.persist(new OidcAttempt(Secret.hash(state), nonce, verifier, next, now));
    }

    /** Good once: the database decides which of two who come with the same state was first. */
    Optional<OidcAttempt> take(String state) {
        OidcAttempt attempt = entities.find(OidcAttempt.class, Secret.hash(state));
        if (attempt == null) {
            return Optional.empty();
        }
        entities.detach(attempt);
        int taken = entities.createQuery("delete from OidcAttempt a where a.hash = :hash")
                .setParameter("hash", Secret.hash(state))
                .executeUpdate();
        return taken == 1 && attempt.isGoodAt(CommonTime.now()) ? Optional.of(attempt) : Optional.empty();
    }
}
