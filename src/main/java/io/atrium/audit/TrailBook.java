package io.atrium.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** What reading the trail asks of the database: each page in a transaction of its own, so that none is long, whatever is read. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class TrailBook {
    private static final String NEWEST_FIRST = "a.at desc, a.id desc";
    private static final String OLDEST_FIRST = "a.at, a.id";

    @PersistenceContext
    private EntityManager entities;

    /** @param from null: the newest */
    List<Recorded> older(ActFilter filter, Place from, int limit) {
        TrailQuery query = new TrailQuery(filter);
        return (from == null ? query : query.olderThan(from)).list(entities, NEWEST_FIRST, limit);
    }

    /** The oldest first. @param from null: the beginning */
    List<Recorded> newer(ActFilter filter, Place from, int limit) {
        TrailQuery query = new TrailQuery(filter);
        return (from == null ? query : query.newerThan(from)).list(entities, OLDEST_FIRST, limit);
    }

    /** In the order in which they were sealed. */
    List<Recorded> sealed(ActFilter filter, long after, long last, int limit) {
        return new TrailQuery(filter).sealedBetween(after, last).list(entities, "s.n", limit);
    }

    /** Detached. */
    ChainHead head() {
        return entities.find(ChainHead.class, ChainHead.ONLY);
    }

    List<ChainWalk.Link> links(long after, int limit) {
        return Rows.rows(entities.createNativeQuery("select " + Rows.ACT
                                + ", s.n, s.hash from audit_seal s left join audit_act a on a.id = s.act_id where s.n > ?1"
                                + " order by s.n limit " + limit)
                        .setParameter(1, after))
                .map(TrailBook::link)
                .toList();
    }

    /** An act that neither has a seal nor waits for one. */
    Optional<Long> stranger() {
        List<?> ids = entities.createNativeQuery(
                        "select a.id from audit_act a"
                                + " where not exists (select 1 from audit_seal s where s.act_id = a.id)"
                                + " and not exists (select 1 from audit_unsealed u where u.act_id = a.id) order by a.id limit 1")
                .getResultList();
        return ids.stream().findFirst().map(Rows::number);
    }

    private static ChainWalk.Link link(Object[] row) {
        Recorded act = row[0] == null ? null : Rows.recorded(row);
        return new ChainWalk.Link(Rows.number(row[8]), (String) row[9], act);
    }
}
