package io.atrium.account;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The secrets of an entity that has an {@code id} and keeps one sealed as {@code secret}. Its bean says which. */
@Transactional(TxType.REQUIRES_NEW)
public abstract class ResealedSecrets implements Resealing {
    private static final Logger LOG = Logger.getLogger(ResealedSecrets.class.getName());

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    /** As JPQL knows it. */
    protected abstract String entity();

    /** What the secret of one is sealed for. */
    protected abstract String purpose(long id);

    @Override
    public long left() {
        return vault.encrypts() ? unsealed("count(e)", "", Long.class).getSingleResult() : 0;
    }

    @Override
    public Tried reseal(String after, int most) {
        if (!vault.encrypts()) {
            return Tried.NONE;
        }
        List<Object[]> some = unsealed("e.id, e.secret", " and e.id > :after order by e.id", Object[].class)
                .setParameter("after", after.isEmpty() ? -1 : Long.parseLong(after))
                .setMaxResults(most)
                .getResultList();
        int sealed = 0;
        for (Object[] one : some) {
            sealed += reseal((Long) one[0], (String) one[1]) ? 1 : 0;
        }
        return some.isEmpty() ? Tried.NONE : new Tried(sealed, String.valueOf(some.get(some.size() - 1)[0]));
    }

    /** Unless it has become another one meanwhile. @return false: it can't be opened */
    private boolean reseal(long id, String before) {
        String anew;
        try {
            anew = vault.seal(vault.open(before, purpose(id)), purpose(id));
        } catch (RuntimeException damaged) {
            // Its key is missing, or it is no secret at all: the others don't wait for it.
            LOG.log(Level.SEVERE, damaged, () -> "the secret of " + purpose(id) + " can't be read");
            return false;
        }
        entities.createQuery("update " + entity() + " e set e.secret = :anew where e.id = :id and e.secret = :before")
                .setParameter("anew", anew)
                .setParameter("id", id)
                .setParameter("before", before)
                .executeUpdate();
        return true;
    }

    private <T> TypedQuery<T> unsealed(String what, String more, Class<T> type) {
        return entities.createQuery(
                        "select " + what + " from " + entity() + " e where e.secret not like :mark" + more, type)
                .setParameter("mark", vault.mark() + "%");
    }
}
