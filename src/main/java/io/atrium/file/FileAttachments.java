package io.atrium.file;

import io.atrium.room.Attachments;
import io.atrium.room.Entry;
import io.atrium.room.Member;
import io.atrium.signal.SignalListener;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that entries carry. */
@ApplicationScoped
class FileAttachments implements Attachments {
    private static final int RETRY_SECONDS = 2;

    /** Nothing where another transaction has it; no failure, after which PostgreSQL would take no more statements. */
    static final String LOCK = "select id from stored_file where id = ?1 for update skip locked";

    @Inject
    private FileBook book;

    @Inject
    private CopyBook copies;

    @Inject
    private FileLimits limits;

    @Override
    public Attached attach(Member from, List<String> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Problem.invalid("files", "files names one twice");
        }
        Map<String, StoredFile> found =
                book.all(ids).stream().collect(Collectors.toMap(StoredFile::getId, Function.identity()));
        JsonArrayBuilder described = Json.createArrayBuilder();
        for (String id : ids) {
            StoredFile file = found.get(id);
            requireSendable(from, file);
            described.add(Described.of(file));
        }
        return new Attached(
                described.build(), (rows, entry) -> ids.stream().sorted().forEach(id -> send(rows, id, entry)));
    }

    @Override
    public Attached passOn(Member to, Entry carrier) {
        Map<String, StoredFile> found = copies.pin(carrier.getRoomId(), carrier.getSeq()).stream()
                .collect(Collectors.toMap(StoredFile::getId, Function.identity()));
        Owner owner = Owner.of(to);
        List<Passed> passed = new ArrayList<>();
        JsonArrayBuilder described = Json.createArrayBuilder();
        for (JsonObject said : carrier.body().getJsonArray("files").getValuesAs(JsonObject.class)) {
            StoredFile source = found.get(said.getString("id"));
            if (source == null) {
                throw withdrawn();
            }
            Passed one = new Passed(Uploads.newId(), source);
            passed.add(one);
            described.add(Described.of(one.to(owner)));
        }
        return new Attached(described.build(), (rows, entry) -> pass(rows, owner, passed, entry));
    }

    /** @param id what it is called where it goes to */
    private record Passed(String id, StoredFile source) {
        StoredFile to(Owner owner) {
            return to(owner, source);
        }

        /** @param now the source as it is by now: it may have been sealed since */
        StoredFile to(Owner owner, StoredFile now) {
            return new StoredFile(id, owner, now, FileBook.now());
        }
    }

    /** Its bytes stay until this transaction has ended. */
    private static StoredFile requirePinned(StoredFile source) {
        if (source == null || source.getState() != FileState.SENT) {
            throw withdrawn();
        }
        if (!CopyBook.isPinned(source)) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "passing the files on takes too long", RETRY_SECONDS);
        }
        return source;
    }

    private void pass(EntityManager rows, Owner owner, List<Passed> passed, Entry entry) {
        List<StoredFile> copies = passed.stream()
                .map(one -> one.to(
                        owner,
                        requirePinned(rows.find(StoredFile.class, one.source().getId()))))
                .toList();
        long bytes = copies.stream().mapToLong(StoredFile::getBytes).sum();
        Quota.ofRoom(owner, limits).requirePlace(rows, bytes, "forward");
        Quota.ofPerson(owner, limits).requirePlace(rows, bytes, "forward");
        copies.forEach(copy -> {
            copy.send(entry.getSeq());
            rows.persist(copy);
        });
    }

    private static void requireSendable(Member from, StoredFile file) {
        if (file == null
                || file.getState() == FileState.GONE
                || file.getRoomId() != from.room().getId()
                || file.getUserId() != from.caller().userId()) {
            throw gone();
        }
        if (file.getState() == FileState.COMING) {
            throw Problem.own("file_incomplete", ErrorCode.CONFLICT, "files", "not all of the file has arrived");
        }
        if (file.getState() == FileState.ARRIVED) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "nobody has looked at the file yet", RETRY_SECONDS);
        }
    }

    /** In the entry's transaction: whoever is second finds it taken. The same entry sent again does not come here. */
    static void send(EntityManager rows, String id, Entry entry) {
        StoredFile file = ready(rows, id);
        KeptUpload kept = rows.find(KeptUpload.class, id);
        if (kept != null && !kept.isFreeFor(entry.getRef())) {
            throw taken();
        }
        file.send(entry.getSeq());
    }

    private static StoredFile ready(EntityManager rows, String id) {
        StoredFile file = rows.find(StoredFile.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (file == null || file.getState() == FileState.GONE) {
            throw gone();
        }
        if (file.getState() != FileState.READY) {
            throw taken();
        }
        return file;
    }

    @Override
    public void keep(EntityManager rows, List<String> ids, long scheduled) {
        ids.forEach(id -> {
            lockWithoutWaiting(rows, id);
            // Touched, too: the sweep that waits for this row looks at it anew.
            ready(rows, id).touch(FileBook.now());
            KeptUpload kept = rows.find(KeptUpload.class, id);
            if (kept == null) {
                rows.persist(new KeptUpload(id, scheduled));
            } else if (!kept.keepFor(scheduled)) {
                throw taken();
            }
        });
    }

    /** The log's writer locks files in the order of what is said, of many rooms: whoever holds one and waited for another could have it fail. */
    private static void lockWithoutWaiting(EntityManager rows, String id) {
        boolean locked = !rows.createNativeQuery(LOCK)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
        if (!locked && rows.find(StoredFile.class, id) != null) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "somebody else is busy with the file", RETRY_SECONDS);
        }
    }

    @Override
    public void release(EntityManager rows, long scheduled) {
        rows.createQuery("update KeptUpload k set k.until = :until where k.scheduledId = :scheduled")
                .setParameter("until", FileBook.now().plus(limits.kept()))
                .setParameter("scheduled", scheduled)
                .executeUpdate();
    }

    @Override
    public void withdraw(EntityManager rows, Entry carrier) {
        rows.createQuery(
                        "update StoredFile f set f.state = :gone where f.roomId = :room and f.seq = :seq and f.state = :sent")
                .setParameter("gone", FileState.GONE)
                .setParameter("room", carrier.getRoomId())
                .setParameter("seq", carrier.getSeq())
                .setParameter("sent", FileState.SENT)
                .executeUpdate();
        SignalListener.tell(new FileSweep.Left(carrier.getRoomId()));
    }

    private static Problem taken() {
        return Problem.own("file_taken", ErrorCode.CONFLICT, "files", "the file goes with another message already");
    }

    private static Problem withdrawn() {
        return Problem.own("file_gone", ErrorCode.INVALID, "forward", "a file of that message is gone");
    }

    private static Problem gone() {
        return Problem.own("file_gone", ErrorCode.INVALID, "files", "there is no such file of yours in this room");
    }
}
