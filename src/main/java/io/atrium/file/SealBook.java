package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Which file was sealed by which key. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SealBook {
    /** Of what is gone. */
    private static final String HELD =
            "exists (select t.target from HoldTarget t where (t.what = 'R' and t.target = f.roomId) or (t.what = 'P' and t.target = f.userId))";

    /** Those that lie there whole; and so do those that a hold keeps. */
    private static final Set<FileState> WHOLE = Set.of(FileState.READY, FileState.SENT);

    @PersistenceContext
    private EntityManager entities;

    List<String> keys() {
        return entities.createQuery(
                        "select distinct f.sealedBy from StoredFile f where f.sealedBy is not null", String.class)
                .getResultList();
    }

    long countOthers(String key) {
        return others("select count(f)", "", key, Long.class).getSingleResult();
    }

    List<StoredFile> others(String key, String after, int most) {
        return others("select f", " and f.id > :after order by f.id", key, StoredFile.class)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> others(String what, String more, String key, Class<T> type) {
        return entities.createQuery(
                        what
                                + " from StoredFile f where (f.state in :whole or (f.state = :gone and f.sha256 is not null and "
                                + HELD + ")) and (f.sealedBy is null or f.sealedBy <> :key)"
                                + more,
                        type)
                .setParameter("whole", WHOLE)
                .setParameter("gone", FileState.GONE)
                .setParameter("key", key);
    }

    /** @return false: it is gone, and neither a hold nor another row keeps its bytes, nor is it being passed on */
    boolean sealed(StoredFile file, String key) {
        entities.createQuery("update StoredFile f set f.sealedBy = :key where f.id = :id")
                .setParameter("key", key)
                .setParameter("id", file.getId())
                .executeUpdate();
        return isKept("f.id = :content", file) || isKept("f.content = :content", file);
    }

    private boolean isKept(String which, StoredFile file) {
        return entities.createQuery(
                                "select count(f) from StoredFile f where " + which
                                        + " and (f.state <> :gone or f.leaseUntil > :now or " + HELD + ")",
                                Long.class)
                        .setParameter("content", file.getContent())
                        .setParameter("gone", FileState.GONE)
                        .setParameter("now", FileBook.now())
                        .getSingleResult()
                > 0;
    }
}
