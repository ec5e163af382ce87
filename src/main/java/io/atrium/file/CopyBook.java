package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Several rows over the same bytes: which of them is the last. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class CopyBook {
    /** For so long no sweep takes what is about to be passed on, whatever becomes of its message. */
    private static final Duration PINNED = Duration.ofSeconds(30);

    /** Of this what has to be left as the row over it is written, or the commit may come too late. */
    private static final Duration LEFT = Duration.ofSeconds(15);

    @PersistenceContext
    private EntityManager entities;

    /** The files of an entry, which stay for a moment. Not locked until they are passed on: two who forward crosswise would wait for each other. */
    List<StoredFile> pin(long roomId, long seq) {
        Instant now = FileBook.now();
        entities.createQuery(
                        "update StoredFile f set f.leaseUntil = :until where f.roomId = :room and f.seq = :seq and f.state = :sent")
                .setParameter("until", now.plus(PINNED))
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .setParameter("sent", FileState.SENT)
                .executeUpdate();
        return entities.createQuery(
                        "select f from StoredFile f where f.roomId = :room and f.seq = :seq and f.state = :sent",
                        StoredFile.class)
                .setParameter("room", roomId)
                .setParameter("seq", seq)
                .setParameter("sent", FileState.SENT)
                .getResultList();
    }

    static boolean isPinned(StoredFile file) {
        return file.isLeasedAt(FileBook.now().plus(LEFT));
    }

    /**
     * Of a file that is gone: where others have its bytes too, its row alone goes. Two that go at once wait here for each other, so that one of them is the last.
     *
     * @return false: it is the last that has them
     */
    boolean isAnothersToo(StoredFile gone) {
        if (others(gone) == 0) {
            return false;
        }
        // Whose bytes they are first, always.
        lockGone("f.id = :content", gone.getContent());
        lockGone("f.content = :content", gone.getContent());
        if (others(gone) == 0) {
            return false;
        }
        FileBook.remove(entities, gone);
        return true;
    }

    private void lockGone(String which, String content) {
        entities.createQuery(
                        "select f from StoredFile f where " + which + " and f.state = :gone order by f.id",
                        StoredFile.class)
                .setParameter("content", content)
                .setParameter("gone", FileState.GONE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Asked one after the other: H2 takes no index for the two at once. */
    private long others(StoredFile file) {
        return count("f.content = :content", file) + count("f.id = :content", file);
    }

    private long count(String which, StoredFile file) {
        return entities.createQuery("select count(f) from StoredFile f where " + which + " and f.id <> :id", Long.class)
                .setParameter("content", file.getContent())
                .setParameter("id", file.getId())
                .getSingleResult();
    }
}
