package io.atrium.file;

import io.atrium.room.Attaching;
import io.atrium.room.Member;
import io.atrium.room.RoomKinds;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes files in: announced, then in as many pieces as it takes, each from where the one before ended, whichever node it comes to. */
@ApplicationScoped
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BITS = 160;
    private static final int ID_LENGTH = 32;
    private static final int RETRY_SECONDS = 5;

    @Inject
    private RoomKinds kinds;

    @Inject
    private FileBook book;

    @Inject
    private FileStore store;

    @Inject
    private Examination examination;

    @Inject
    private FileLimits limits;

    @Inject
    private FileSweep sweep;

    /** @throws Problem {@code forbidden}, {@code too_large}, {@code room_quota}, {@code person_quota}, {@code too_many_uploads} */
    public StoredFile begin(Member from, Announced announced) {
        requireMay(from);
        return begin(Owner.of(from), announced, false);
    }

    private StoredFile begin(Owner owner, Announced announced, boolean past) {
        if (announced.bytes() > limits.mostBytes()) {
            throw Problem.of(ErrorCode.TOO_LARGE, "a file takes at most " + limits.mostBytes() + " bytes");
        }
        count(FileUsage.ofRoom(owner.roomId()));
        count(FileUsage.ofPerson(owner.userId()));
        StoredFile file = book.begin(newId(), owner, announced, past);
        try {
            book.named(file.getId(), store.begin(file.getId(), file.getBytes()));
        } catch (IOException away) {
            giveUp(file.getId());
            throw unavailable(away);
        }
        return file.isComplete() ? append(file.getId(), 0, InputStream.nullInputStream()) : file;
    }

    private void count(String usage) {
        try {
            book.count(usage);
        } catch (PersistenceException another) {
            LOG.log(Level.FINE, "somebody else was the first", another);
        }
    }

    private void requireMay(Member from) {
        Attaching kind = kinds.ability(from.room(), Attaching.class)
                .orElseThrow(() -> Problem.of(ErrorCode.FORBIDDEN, "rooms of this kind take no files"));
        from.requireWriting();
        if (!kind.mayAttach(from)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "in this room only its keepers write");
        }
    }

    /** All of it at once; what breaks off is given up. */
    public StoredFile take(Member from, Announced announced, InputStream body) {
        return whole(begin(from, announced), body);
    }

    /** All of one that comes with an entry of long ago: nobody's rights are asked for. */
    StoredFile takePast(Owner owner, Announced announced, InputStream body) {
        return whole(begin(owner, announced, true), body);
    }

    private StoredFile whole(StoredFile begun, InputStream body) {
        try {
            StoredFile file = begun.isComplete() ? begun : append(begun.getId(), 0, body);
            if (!file.isComplete()) {
                throw Problem.of(ErrorCode.MALFORMED, "the body broke off");
            }
            return file;
        } catch (RuntimeException failure) {
            giveUp(begun.getId());
            throw failure;
        }
    }

    /**
     * Goes on with a file. What comes before the connection breaks is kept.
     *
     * @param offset how much of it has arrived, as {@link #find} says
     * @return it as it is now
     * @throws Problem {@code conflict}, field {@code offset}; {@code upload_busy}; {@code infected}, {@code unscannable}, and the file is given up
     */
    public StoredFile append(Member from, String id, long offset, InputStream body) {
        find(from, id);
        return append(id, offset, body);
    }

    private StoredFile append(String id, long offset, InputStream body) {
        Lease lease = new Lease(book, id, newId());
        StoredFile file = book.lease(id, lease.holder()).orElseThrow(Lease::busy);
        try {
            if (file.getReceived() != offset) {
                throw Problem.conflict("offset", "of this file " + file.getReceived() + " bytes have arrived");
            }
            long added = store.append(incoming(file), offset, new Arriving(body, file.getBytes() - offset, lease));
            StoredFile now = book.receive(id, lease.holder(), offset + added).orElseThrow(Lease::busy);
            return now.isComplete() ? look(now, lease) : now;
        } catch (IOException away) {
            throw unavailable(away);
        } finally {
            book.release(id, lease.holder());
        }
    }

    /** Of a file that has arrived. Where store or scanner are away it waits for the next sweep. */
    private StoredFile look(StoredFile file, Lease lease) {
        try {
            store.complete(incoming(file));
            Examined found = examination.of(file, lease);
            return book.ready(file.getId(), lease.holder(), found, SealedStore.keyOf(file.getUpload()))
                    .orElse(file);
        } catch (IOException | OutOfMemoryError away) {
            LOG.log(Level.WARNING, "nobody could look at a file that has arrived; it is tried again", away);
            return file;
        } catch (Problem refused) {
            giveUp(file.getId());
            throw refused;
        }
    }

    /** From the sweep: of what arrived while nobody could look at it. @return false: nobody can yet */
    boolean lookAgain(StoredFile file) {
        Lease lease = new Lease(book, file.getId(), newId());
        Optional<StoredFile> leased = book.lease(file.getId(), lease.holder());
        try {
            return leased.isEmpty() || look(leased.get(), lease).getState() != FileState.ARRIVED;
        } catch (Problem refused) {
            LOG.info(() -> "a file was refused: " + refused.getMessage());
            return true;
        } finally {
            book.release(file.getId(), lease.holder());
        }
    }

    /** One's own, in this room. @throws Problem {@code not_found} */
    public StoredFile find(Member from, String id) {
        return book.find(id)
                .filter(file -> file.getUserId() == from.caller().userId()
                        && file.getRoomId() == from.room().getId())
                .orElseThrow(FileReading::unknown);
    }

    /** @throws Problem {@code not_found}; {@code conflict} where it was sent, or is to be later */
    public void cancel(Member from, String id) {
        find(from, id);
        if (!book.discard(id)) {
            throw Problem.of(ErrorCode.CONFLICT, "the file goes with its message, which was sent or will be");
        }
        sweep.soon();
    }

    void giveUp(String id) {
        if (book.discard(id)) {
            sweep.soon();
        }
    }

    private static FileStore.Incoming incoming(StoredFile file) {
        return new FileStore.Incoming(file.getId(), file.getUpload() == null ? "" : file.getUpload(), file.getBytes());
    }

    private static Problem unavailable(IOException away) {
        LOG.log(Level.WARNING, "the store of files is away", away);
        return Problem.retryable(ErrorCode.UNAVAILABLE, "files can't be stored just now", RETRY_SECONDS);
    }

    /** No guess ever hits one. */
    static String newId() {
        String id = new BigInteger(ID_BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(ID_LENGTH - id.length()) + id;
    }
}
