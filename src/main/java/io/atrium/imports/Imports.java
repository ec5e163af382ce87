package io.atrium.imports;

import io.atrium.account.Caller;
import io.atrium.audit.Audit;
import io.atrium.imports.ImportJob.State;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Imports as administrators have them: brought, looked at, carried out. Whether the caller is one is decided at the doors and pages. */
@ApplicationScoped
public class Imports {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BITS = 120;
    private static final int RADIX = 36;
    private static final int MOST_NAME = 200;
    private static final int MOST_OPEN = 10;
    private static final int LISTED = 50;

    @Inject
    private ImportBook book;

    @Inject
    private Folder folder;

    @Inject
    private ImportLimits limits;

    @Inject
    private ImportBell bell;

    @Inject
    private Audit audit;

    /**
     * Takes an archive in. It is looked at from then on; nothing is made before {@link #start}.
     *
     * @param name of the file; may be null
     * @param merging whether a room that has a channel's name takes it in; else the channel gets a name beside it
     * @throws Problem {@code too_large}; {@code conflict} where too many are open; {@code invalid}, field {@code file}, where it is empty
     */
    public ImportJob bring(Caller by, String name, boolean merging, InputStream body) {
        if (book.countOpen() >= MOST_OPEN) {
            throw Problem.of(ErrorCode.CONFLICT, MOST_OPEN + " imports are open; remove one first");
        }
        String id = new BigInteger(ID_BITS, RANDOM).setBit(ID_BITS).toString(RADIX);
        long bytes = take(id, body);
        String label = name == null || !Text.isStorable(name) ? "" : Text.cut(name.strip(), MOST_NAME);
        ImportJob job = new ImportJob(
                id, label.isEmpty() ? "archive" : label, bytes, merging, by.userId(), by.login(), ImportBook.now());
        book.add(job);
        audit.record(by.did("import.brought")
                .with("import", id)
                .with("file", job.getName())
                .with("bytes", bytes));
        bell.changed(id);
        return job;
    }

    private long take(String id, InputStream body) {
        book.expect(id);
        try {
            long bytes = folder.take(id, body, limits.bytes());
            if (bytes == 0) {
                folder.remove(id);
                throw Problem.invalid("file", "the archive is empty");
            }
            return bytes;
        } catch (Problem refused) {
            book.turnAway(id);
            throw refused;
        }
    }

    /** Of an archive. */
    public long mostBytes() {
        return limits.bytes();
    }

    /** The newest first. */
    public List<ImportJob> newest() {
        return book.newest(LISTED);
    }

    public Optional<ImportJob> find(String id) {
        return book.find(id);
    }

    /** Carries it out. @throws Problem {@code not_found}; {@code conflict} where its report is not there yet, or it was begun before */
    public ImportJob start(Caller by, String id) {
        ImportJob job = book.change(id, row -> {
                    if (row.getState() != State.READY) {
                        throw Problem.of(ErrorCode.CONFLICT, "only an import that waits for it can be begun");
                    }
                    row.start();
                })
                .orElseThrow(Imports::unknown);
        audit.record(by.did("import.started").with("import", id).with("file", job.getName()));
        bell.changed(id);
        return job;
    }

    /** What was made stays; the rest is not made. @throws Problem {@code not_found}; {@code conflict} where it is over */
    public ImportJob cancel(Caller by, String id) {
        ImportJob job = book.change(id, row -> {
                    if (row.getState().isOver()) {
                        throw Problem.of(ErrorCode.CONFLICT, "the import is over");
                    }
                    row.end(State.CANCELLED, null, ImportBook.now());
                })
                .orElseThrow(Imports::unknown);
        folder.remove(id);
        audit.record(by.did("import.cancelled").with("import", id).with("file", job.getName()));
        bell.changed(id);
        return job;
    }

    private static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such import");
    }
}
