package io.atrium.account;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins that wait for their second step, in the database. */
@ApplicationScoped
@Transactional
class SignInAttempts {
    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    void begin(User user, String secret) {
        Instant now = CommonTime.now();
        em.createQuery("delete from SignInAttempt a where a.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        em.persist(new SignInAttempt(user, secret, now));
    }

    /** Whose it is; empty where it is over, or the password or the account is another by now. Detached. */
    Optional<User> find(String secret) {
        SignInAttempt attempt = em.find(SignInAttempt.class, Secret.hash(secret));
        return attempt == null
                ? Optional.empty()
                : Optional.ofNullable(em.find(User.class, attempt.userId()))
                        .filter(user -> attempt.holdsFor(user, CommonTime.now()));
    }

    void end(String secret) {
        em.createQuery("delete from SignInAttempt a where a.hash = :hash")
                .setParameter("hash", Secret.hash(secret))
                .executeUpdate();
    }
}
