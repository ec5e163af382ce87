package io.atrium.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;

/** What sealing asks of the database and writes there. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SealBook {
    private static final int BATCH = 500;

    @PersistenceContext
    private EntityManager entities;

    /** Asked each second on each node, and so without a lock. */
    boolean hasUnsealed() {
        return !entities.createNativeQuery("select act_id from audit_unsealed limit 1")
                .getResultList()
                .isEmpty();
    }

    /** @return them, with their seals; none where none were left once it was this node's turn */
    List<Recorded> sealSome() {
        ChainHead head = entities.find(ChainHead.class, ChainHead.ONLY, LockModeType.PESSIMISTIC_WRITE);
        List<Recorded> acts = Rows.recorded(entities.createNativeQuery("select " + Rows.ACT
                + ", cast(null as bigint), cast(null as varchar) from audit_unsealed u join audit_act a on a.id = u.act_id order by a.id limit "
                + BATCH));
        long n = head.n();
        String hash = head.hash();
        List<Recorded> sealed = new ArrayList<>(acts.size());
        for (Recorded act : acts) {
            hash = Chain.next(hash, act);
            entities.persist(new Seal(++n, act.id(), hash));
            sealed.add(act.sealed(n, hash));
        }
        head.moveTo(n, hash);
        if (!acts.isEmpty()) {
            entities.createQuery("delete from Unsealed u where u.actId in :ids")
                    .setParameter("ids", acts.stream().map(Recorded::id).toList())
                    .executeUpdate();
        }
        return sealed;
    }
}
