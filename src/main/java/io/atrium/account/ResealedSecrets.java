package io.atrium.account;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** The secrets of an entity that has an {@code id} and keeps one sealed as {@code secret}. Its bean says which. */
@Transactional(TxType.REQUIRES_NEW)
public abstract class ResealedSecrets implements Resealing {
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
        return vault.encrypts() ? unsealed("count(e)", Long.class).getSingleResult() : 0;
    }

    @Override
    public int reseal(int most) {
        if (!vault.encrypts()) {
            return 0;
        }
        List<Object[]> some =
                unsealed("e.id, e.secret", Object[].class).setMaxResults(most).getResultList();
        some.forEach(one -> reseal((Long) one[0], (String) one[1]));
        return some.size();
    }

    /** Unless it has become another one meanwhile. */
    private void reseal(long id, String before) {
        entities.createQuery("update " + entity() + " e set e.secret = :anew where e.id = :id and e.secret = :before")
                .setParameter("anew", vault.seal(vault.open(before, purpose(id)), purpose(id)))
                .setParameter("id", id)
                .setParameter("before", before)
                .executeUpdate();
    }

    private <T> TypedQuery<T> unsealed(String what, Class<T> type) {
        return entities.createQuery("select " + what + " from " + entity() + " e where e.secret not like :mark", type)
                .setParameter("mark", vault.mark() + "%");
    }
}
