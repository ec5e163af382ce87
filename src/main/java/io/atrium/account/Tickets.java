package io.atrium.account;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tickets: for clients that can put nothing but an address into a handshake. */
@ApplicationScoped
@Transactional
public class Tickets {
    public static final Duration LIFE = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    /** Good once, for {@link #LIFE}, and not longer than the caller's own credential. */
    public String issue(Caller caller) {
        Instant now = CommonTime.now();
        em.createQuery("delete from Ticket t where t.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        String plain = Secret.random("");
        em.persist(new Ticket(Secret.hash(plain), caller.userId(), caller.credential(), now.plus(LIFE)));
        return plain;
    }

    /** Empty for a ticket that is unknown, used or expired, or whose user is disabled. */
    public Optional<Caller> redeem(String plain) {
        if (plain == null || plain.length() > 100) {
            return Optional.empty();
        }
        Ticket ticket = em.find(Ticket.class, Secret.hash(plain));
        if (ticket == null || !take(plain) || ticket.isExpired(CommonTime.now())) {
            return Optional.empty();
        }
        User user = em.find(User.class, ticket.userId());
        return user == null || !user.isEnabled() ? Optional.empty() : Optional.of(Caller.of(user, ticket.credential()));
    }

    /** What was issued with this credential is worth nothing from now on. */
    void withdraw(Credential credential) {
        em.createQuery("delete from Ticket t where t.credential = :credential")
                .setParameter("credential", credential.id())
                .executeUpdate();
    }

    /** As {@link #withdraw(Credential)}, for all the user's. */
    void withdraw(long userId) {
        em.createQuery("delete from Ticket t where t.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** The database decides which of two who come with the same ticket was first. */
    private boolean take(String plain) {
        return em.createQuery("delete from Ticket t where t.hash = :hash")
                        .setParameter("hash", Secret.hash(plain))
                        .executeUpdate()
                == 1;
    }
}
