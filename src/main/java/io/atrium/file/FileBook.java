package io.atrium.file;

import io.atrium.room.Forgotten;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of files. No bytes are moved in these transactions. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class FileBook {
    /** After which a writer that says nothing is held for dead. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Set<FileState> UNSENT = Set.of(FileState.COMING, FileState.ARRIVED, FileState.READY);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private FileLimits limits;

    /** Makes rows to count in; somebody else may just have done so, which fails. */
    void count(String usage) {
        if (entities.find(FileUsage.class, usage) == null) {
            entities.persist(new FileUsage(usage));
            entities.flush();
        }
    }

    /** @param past it comes with an entry of long ago, and waits for nobody. @throws Problem {@code room_quota}, {@code person_quota}, {@code too_many_uploads} */
    StoredFile begin(String id, Owner owner, Announced announced, boolean past) {
        // The room first, always: two who take both never wait for each other.
        reserve(Quota.ofRoom(owner, limits), announced.bytes());
        reserve(Quota.ofPerson(owner, limits), announced.bytes());
        if (!past && waiting(owner.userId()) >= FileLimits.MOST_WAITING) {
            throw Problem.own(
                    "too_many_uploads",
                    ErrorCode.CONFLICT,
                    null,
                    "at most " + FileLimits.MOST_WAITING + " files may wait to be sent");
        }
        StoredFile file = new StoredFile(id, owner, announced, now());
        entities.persist(file);
        return file;
    }

    /** Once the store has a place for it. */
    void named(String id, String upload) {
        locked(id).ifPresent(file -> file.setUpload(upload));
    }

    /** In one statement, which locks the row: two at once don't both find the last free place. */
    private void reserve(Quota quota, long bytes) {
        int reserved = entities.createQuery(
                        "update FileUsage u set u.bytes = u.bytes + :bytes where u.id = :id and u.bytes + :bytes <= :most")
                .setParameter("bytes", bytes)
                .setParameter("id", quota.usage())
                .setParameter("most", quota.ofBrought(entities))
                .executeUpdate();
        if (reserved == 0) {
            throw quota.exceeded("size");
        }
    }

    private long waiting(long userId) {
        return entities.createQuery(
                        "select count(f) from StoredFile f where f.userId = :user and f.state in :states", Long.class)
                .setParameter("user", userId)
                .setParameter("states", UNSENT)
                .getSingleResult();
    }

    Optional<StoredFile> find(String id) {
        return Optional.ofNullable(entities.find(StoredFile.class, id))
                .filter(file -> file.getState() != FileState.GONE);
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    /** The right to write a file, or to look at it once it has arrived, for a moment; to be held on to. Empty: it is another's, or nobody may. */
    Optional<StoredFile> lease(String id, String holder) {
        Instant now = now();
        return locked(id).filter(file -> file.lease(holder, now, now.plus(LEASE)));
    }

    boolean hold(String id, String holder) {
        Instant now = now();
        return locked(id)
                .filter(file -> file.hold(holder, now, now.plus(LEASE)))
                .isPresent();
    }

    void release(String id, String holder) {
        locked(id).ifPresent(file -> file.release(holder));
    }

    /** So much has come in. Empty: whoever wrote it may no longer. */
    Optional<StoredFile> receive(String id, String holder, long offset) {
        Instant now = now();
        Optional<StoredFile> written = locked(id).filter(file -> file.hold(holder, now, now.plus(LEASE)));
        written.ifPresent(file -> file.receive(offset));
        return written;
    }

    Optional<StoredFile> ready(String id, String holder, Examined found, String key) {
        Instant now = now();
        Optional<StoredFile> looked = locked(id).filter(file -> file.hold(holder, now, now));
        looked.ifPresent(file -> {
            file.becomeReady(found, key, now);
            file.release(holder);
        });
        return looked;
    }

    /** Unless it was sent meanwhile, or is to be sent later. @return whether it is gone */
    boolean discard(String id) {
        Optional<StoredFile> unsent = locked(id).filter(file -> UNSENT.contains(file.getState()) && !isAwaited(id));
        unsent.ifPresent(StoredFile::leave);
        return unsent.isPresent();
    }

    private boolean isAwaited(String id) {
        KeptUpload kept = entities.find(KeptUpload.class, id);
        return kept != null && kept.isAwaited();
    }

    private Optional<StoredFile> locked(String id) {
        return Optional.ofNullable(entities.find(StoredFile.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<StoredFile> sentIn(long roomId, long before, int limit) {
        return entities.createQuery(
                        "select f from StoredFile f where f.roomId = :room and f.state = :sent and f.seq < :before order by f.seq desc, f.createdAt desc, f.id",
                        StoredFile.class)
                .setParameter("room", roomId)
                .setParameter("sent", FileState.SENT)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    List<StoredFile> all(Collection<String> ids) {
        return entities.createQuery("select f from StoredFile f where f.id in :ids", StoredFile.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** What was left lying. */
    void expire() {
        Instant now = now();
        entities.createQuery(
                        "update StoredFile f set f.state = :gone where f.state in :unsent and f.touchedAt < :before and f.leaseUntil < :now"
                                + " and not exists (select k.fileId from KeptUpload k where k.fileId = f.id"
                                + " and (k.until is null or k.until > :now))")
                .setParameter("gone", FileState.GONE)
                .setParameter("unsent", UNSENT)
                .setParameter("before", now.minus(limits.kept()))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What lost its entry or its room, where nobody was told. Looks at every file. */
    void disown() {
        entities.createQuery(
                        "update StoredFile f set f.state = :gone where f.state <> :gone and not exists (select r.id from Room r where r.id = f.roomId)")
                .setParameter("gone", FileState.GONE)
                .executeUpdate();
        entities.createQuery(
                        "update StoredFile f set f.state = :gone where f.state = :sent and exists (select h.id from LogHead h where h.id = f.roomId and f.seq < h.firstSeq)")
                .setParameter("gone", FileState.GONE)
                .setParameter("sent", FileState.SENT)
                .executeUpdate();
    }

    void forget(Forgotten beginning) {
        entities.createQuery(
                        "update StoredFile f set f.state = :gone where f.roomId = :room and f.seq < :first and f.state <> :gone")
                .setParameter("gone", FileState.GONE)
                .setParameter("room", beginning.roomId())
                .setParameter("first", beginning.firstSeq())
                .executeUpdate();
    }

    /** That nobody works on, in an order; of what is gone nothing that a hold is on. @param behind the last of those before; null: from the first */
    List<StoredFile> in(FileState state, StoredFile behind, int limit) {
        return entities.createQuery(
                        "select f from StoredFile f where f.state = :state and f.leaseUntil < :now and (f.state <> :gone or not exists (select"
                                + " t.target from HoldTarget t where (t.what = 'R' and t.target = f.roomId) or (t.what = 'P' and t.target = f.userId)))"
                                + " and (f.touchedAt > :at or (f.touchedAt = :at and f.id > :id)) order by f.touchedAt, f.id",
                        StoredFile.class)
                .setParameter("state", state)
                .setParameter("now", now())
                .setParameter("gone", FileState.GONE)
                .setParameter("at", behind == null ? Instant.EPOCH : behind.getTouchedAt())
                .setParameter("id", behind == null ? "" : behind.getId())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Once its bytes are, or another row has them. Several nodes may come to it: what it took is given back once. */
    void remove(StoredFile file) {
        remove(entities, file);
    }

    static void remove(EntityManager entities, StoredFile file) {
        int removed = entities.createQuery("delete from StoredFile f where f.id = :id")
                .setParameter("id", file.getId())
                .executeUpdate();
        if (removed > 0 && !file.isPassedOn()) {
            giveBack(entities, FileUsage.ofRoom(file.getRoomId()), file.getBytes());
            giveBack(entities, FileUsage.ofPerson(file.getUserId()), file.getBytes());
        }
    }

    private static void giveBack(EntityManager entities, String usage, long bytes) {
        entities.createQuery("update FileUsage u set u.bytes = u.bytes - :bytes where u.id = :id")
                .setParameter("bytes", bytes)
                .setParameter("id", usage)
                .executeUpdate();
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
