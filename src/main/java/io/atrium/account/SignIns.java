package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has signed in, in the database. What ends here ends on every node. */
@ApplicationScoped
@Transactional
class SignIns {
    private static final int MOST_AT_ONCE = 500;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Tickets tickets;

    @Inject
    private Audit audit;

    /** @param address where the browser is */
    SignIn begin(User user, String secret, String address, String agent, Vouched vouched) {
        SignIn signIn = new SignIn(user, secret, CommonTime.now(), address, agent).vouched(vouched);
        em.persist(signIn);
        em.createNativeQuery("update users set last_seen_at = ?1 where id = ?2 and last_seen_at < ?1")
                .setParameter(1, CommonTime.now().toEpochMilli())
                .setParameter(2, user.getId())
                .executeUpdate();
        audit.record(
                Deed.of("signin.succeeded").by(user.getLogin()).from(address).with("door", "page"));
        return signIn;
    }

    /** As the database says now, whatever the caller's own transaction has seen of it. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<SignIn> read(String hash) {
        return em.createQuery("select s from SignIn s where s.hash = :hash", SignIn.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #read}, by its id. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<SignIn> readById(String id) {
        return Optional.ofNullable(em.find(SignIn.class, id));
    }

    /** By the person's own doing. */
    void end(String id, String address) {
        SignIn signIn = em.find(SignIn.class, id);
        if (signIn != null) {
            end(signIn);
            audit.record(Deed.of("signin.ended").by(loginOf(signIn)).from(address));
        }
    }

    /** One of the person's own. @return false: they have none such */
    boolean endOwn(Caller by, String id) {
        SignIn signIn = em.find(SignIn.class, id);
        if (signIn == null || signIn.userId() != by.userId()) {
            return false;
        }
        end(signIn);
        audit.record(by.did("signin.ended").to(by.login()));
        return true;
    }

    /** All of the person's own but the one they do it with. @return how many there were */
    int endOwnOthers(Caller by) {
        int ended = endOthers(em.find(User.class, by.userId()), by.credential());
        audit.record(by.did("account.signed_out").to(by.login()).with("ended", ended));
        return ended;
    }

    /** As the provider says: of one session there, or all. @param session null: all. @return how many there were */
    int endVouched(User user, String session) {
        List<SignIn> ended = of(user.getId()).stream()
                .filter(signIn -> session == null || session.equals(signIn.providerSession()))
                .toList();
        ended.forEach(this::end);
        return ended.size();
    }

    /** Together with what ends them, which the trail has. @return how many there were */
    int endAll(long userId) {
        List<SignIn> all = of(userId);
        all.forEach(this::end);
        return all.size();
    }

    /** As {@link #endAll}, but for one, which goes on with the user's new password. */
    int endOthers(User user, Credential kept) {
        int ended = 0;
        for (SignIn signIn : of(user.getId())) {
            if (signIn.credential().equals(kept)) {
                signIn.keepWith(user);
            } else {
                end(signIn);
                ended++;
            }
        }
        return ended;
    }

    /** Some of those that nobody has used for long. */
    void endUnused(Instant since) {
        em.createQuery("select s from SignIn s where s.usedAt < :since", SignIn.class)
                .setParameter("since", since)
                .setMaxResults(MOST_AT_ONCE)
                .getResultList()
                .forEach(signIn -> {
                    end(signIn);
                    audit.record(Deed.of("signin.ended").to(loginOf(signIn)).with("why", "unused"));
                });
    }

    /** Past the entities: a mere use is no change to signal. */
    void writeUses(Map<String, Instant> lastUses) {
        lastUses.forEach((id, at) -> {
            em.createQuery("update SignIn s set s.usedAt = :at where s.id = :id and s.usedAt < :at")
                    .setParameter("at", at)
                    .setParameter("id", id)
                    .executeUpdate();
            em.createNativeQuery("update users set last_seen_at = ?1 where last_seen_at < ?1"
                            + " and id = (select user_id from sign_in where id = ?2)")
                    .setParameter(1, at.toEpochMilli())
                    .setParameter(2, id)
                    .executeUpdate();
        });
    }

    /** The one used last first. */
    List<SignIn> of(long userId) {
        return em.createQuery(
                        "select s from SignIn s where s.userId = :user order by s.usedAt desc, s.id", SignIn.class)
                .setParameter("user", userId)
                .getResultList();
    }

    private String loginOf(SignIn signIn) {
        return em.find(User.class, signIn.userId()).getLogin();
    }

    private void end(SignIn signIn) {
        tickets.withdraw(signIn.credential());
        em.remove(signIn);
    }
}
