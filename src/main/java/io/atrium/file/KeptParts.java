package io.atrium.file;

import io.atrium.room.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The store of files for what is no file of a room: parts of exports, encrypted as files are. And what rooms' files hold, for exports. */
@ApplicationScoped
public class KeptParts {
    @Inject
    private KeyedStore store;

    @Inject
    private PartBook book;

    /** @param name 8 or more of {@code a-z 0-9}; what is there goes @param content of exactly so many bytes */
    public void keep(String name, long bytes, InputStream content) throws IOException {
        store.remove(name, null);
        FileStore.Incoming part = new FileStore.Incoming(name, store.begin(name, bytes), bytes);
        try {
            if (store.append(part, 0, content) != bytes) {
                throw new IOException("a part of an export broke off");
            }
            store.complete(part);
        } catch (IOException | RuntimeException failure) {
            giveUp(part, failure);
            throw failure;
        }
    }

    private void giveUp(FileStore.Incoming part, Exception why) {
        try {
            store.remove(part.id(), part.upload());
        } catch (IOException away) {
            why.addSuppressed(away);
        }
    }

    /** Closed by the caller. */
    public InputStream open(String name, long from, long bytes) throws IOException {
        return store.open(name, from, bytes);
    }

    public void remove(String name) throws IOException {
        store.remove(name, null);
    }

    /** What an entry carries, or carried while a hold is on it; without what was never whole. */
    public List<StoredFile> of(Entry entry) {
        return book.of(entry.getRoomId(), entry.getSeq());
    }

    /** A person's, sent or not, in the order of their ids. @param after the last of those before */
    public List<StoredFile> of(long userId, String after, int most) {
        return book.of(userId, after, most);
    }

    /** All that a person has: seen no more, and removed by the next sweep. */
    public void removeAllOf(long userId) {
        book.removeAllOf(userId);
    }

    /** A room's file, whoever asks: rights are the caller's to see to. Closed by the caller. */
    public InputStream open(StoredFile file) throws IOException {
        return store.open(file.getContent(), 0, file.getBytes(), file.isSealed());
    }
}
