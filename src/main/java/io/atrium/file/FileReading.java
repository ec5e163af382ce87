package io.atrium.file;

import io.atrium.account.Caller;
import io.atrium.account.MissingKeyException;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives files out: what was sent to the members of its room, what was not to its owner. */
@ApplicationScoped
public class FileReading {
    private static final Logger LOG = Logger.getLogger(FileReading.class.getName());

    @Inject
    private FileBook book;

    @Inject
    private KeyedStore store;

    @Inject
    private Rooms rooms;

    /** @throws Problem {@code not_found}, also for who may not: they learn nothing of it */
    public StoredFile visible(Caller caller, String id) {
        StoredFile file = book.find(id).orElseThrow(FileReading::unknown);
        boolean visible = file.getState() == FileState.SENT
                ? isMember(caller, file.getRoomId())
                : file.getState() == FileState.READY && file.getUserId() == caller.userId();
        if (!visible) {
            throw unknown();
        }
        return file;
    }

    private boolean isMember(Caller caller, long roomId) {
        Optional<Room> room = book.room(roomId);
        try {
            return room.flatMap(found -> rooms.member(caller, found)).isPresent();
        } catch (Problem removed) {
            return false;
        }
    }

    /** The newest first. @param before the number of an entry @param limit at least as many as one entry carries */
    public SentFiles sentIn(Member viewer, long before, int limit) {
        return SentFiles.of(book.sentIn(viewer.room().getId(), before, limit + 1), limit);
    }

    /** Whether a page may show it where it stands: by its bytes it is a picture, sound or a film. */
    public static boolean isShown(StoredFile file) {
        return file.getSha256() != null && MediaKind.isShown(file.getType());
    }

    /** Closed by the caller. @throws Problem {@code not_found} where its bytes are gone */
    public InputStream open(StoredFile file, long from, long bytes) throws IOException {
        return opened(file.getContent(), from, bytes, file.isSealed());
    }

    /** A small picture, all of it. @throws Problem {@code not_found} where there is none */
    public byte[] thumbnail(StoredFile file) throws IOException {
        if (file.getThumbnail() == null) {
            throw unknown();
        }
        try (InputStream content = opened(thumbnailOf(file.getContent()), 0, Integer.MAX_VALUE, file.isSealed())) {
            return content.readAllBytes();
        }
    }

    private InputStream opened(String id, long from, long bytes, boolean sealed) throws IOException {
        try {
            return store.open(id, from, bytes, sealed);
        } catch (NoSuchFileException gone) {
            throw unknown();
        } catch (DamagedFileException damaged) {
            LOG.log(Level.SEVERE, damaged, () -> "file " + id + " is damaged");
            throw Problem.own("file_damaged", ErrorCode.UNAVAILABLE, null, "the file is not what was stored");
        } catch (IOException failure) {
            if (failure.getCause() instanceof MissingKeyException missing) {
                LOG.log(Level.SEVERE, "a file can't be read", missing);
                throw Problem.own(
                        "key_missing",
                        ErrorCode.UNAVAILABLE,
                        null,
                        "the file is encrypted with a key that is not here");
            }
            throw failure;
        }
    }

    static String thumbnailOf(String id) {
        return id + ".thumbnail";
    }

    static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such file");
    }
}
