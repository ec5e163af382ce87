package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;

/** Rows of files for exports. */
@ApplicationScoped
@Transactional
class PartBook {
    @PersistenceContext
    private EntityManager entities;

    List<StoredFile> of(long roomId, long seq) {
        return entities.createQuery(
                        "select f from StoredFile f where f.roomId = :room and f.seq = :seq and f.sha256 is not null order by f.id",
                        StoredFile.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .getResultList();
    }

    void removeAllOf(long userId) {
        entities.createQuery("update StoredFile f set f.state = :gone where f.userId = :user and f.state <> :gone")
                .setParameter("gone", FileState.GONE)
                .setParameter("user", userId)
                .executeUpdate();
    }

    List<StoredFile> of(long userId, String after, int most) {
        return entities.createQuery(
                        "select f from StoredFile f where f.userId = :user and f.id > :after and f.state in :whole order by f.id",
                        StoredFile.class)
                .setParameter("user", userId)
                .setParameter("after", after)
                .setParameter("whole", EnumSet.of(FileState.READY, FileState.SENT))
                .setMaxResults(most)
                .getResultList();
    }
}
