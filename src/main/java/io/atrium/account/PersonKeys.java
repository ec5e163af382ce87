package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what people are looked up by as their accounts are. */
@ApplicationScoped
@Transactional
public class PersonKeys {
    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    /** In the transaction that makes the account. */
    void begin(User user) {
        em.persist(new PersonKey(user));
    }

    /** In the transaction that changes the account. */
    void follow(User user) {
        PersonKey key = em.find(PersonKey.class, user.getId());
        if (key == null) {
            em.persist(new PersonKey(user));
        } else {
            key.follow(user);
        }
    }

    /**
     * Mends those after an id that say something else than their account: what was there before Atrium folded names, and what a node of an older version has
     * changed.
     *
     * @return the last id that was looked at, or -1: there are no more
     */
    @Transactional(TxType.REQUIRES_NEW)
    public long mend(long after) {
        List<User> users = em.createQuery("select u from User u where u.id > :after order by u.id", User.class)
                .setParameter("after", after)
                .setMaxResults(CHUNK)
                .getResultList();
        if (users.isEmpty()) {
            return -1;
        }
        List<Long> ids = users.stream().map(User::getId).toList();
        Map<Long, PersonKey> keys = em.createQuery("select k from PersonKey k where k.userId in :ids", PersonKey.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(PersonKey::userId, Function.identity()));
        for (User user : users) {
            if (!user.isFolded()) {
                // Locked, and read anew: providers that write all of a row must not write what another changed
                // meanwhile.
                em.refresh(user, LockModeType.PESSIMISTIC_WRITE);
                user.foldName();
            }
            PersonKey key = keys.get(user.getId());
            if (key == null) {
                em.persist(new PersonKey(user));
            } else if (!key.isOf(user)) {
                key.follow(user);
            }
        }
        return ids.get(ids.size() - 1);
    }
}
