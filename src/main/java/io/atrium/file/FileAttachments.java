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
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that entries carry. */
@ApplicationScoped
class FileAttachments implements Attachments {
    private static final int RETRY_SECONDS = 2;

    @Inject
    private FileBook book;

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
            described.add(described(file));
        }
        return new Attached(described.build(), (rows, entry) -> ids.forEach(id -> send(rows, id, entry)));
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
        StoredFile file = rows.find(StoredFile.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (file == null || file.getState() == FileState.GONE) {
            throw gone();
        }
        if (file.getState() != FileState.READY) {
            throw Problem.own("file_taken", ErrorCode.CONFLICT, "files", "the file was sent already");
        }
        file.send(entry.getSeq());
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

    private static JsonObjectBuilder described(StoredFile file) {
        return Described.of(file);
    }

    private static Problem gone() {
        return Problem.own("file_gone", ErrorCode.INVALID, "files", "there is no such file of yours in this room");
    }
}
