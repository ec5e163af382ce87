package io.atrium.file;

import io.atrium.account.Resealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Files that another key has sealed, or none. */
@ApplicationScoped
class FileResealing implements Resealing {
    private static final Logger LOG = Logger.getLogger(FileResealing.class.getName());

    @Inject
    private SealBook book;

    @Inject
    private KeyedStore store;

    @Override
    public long left() {
        String key = store.currentKey();
        return key == null ? 0 : book.countOthers(key);
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(book.keys());
    }

    @Override
    public Tried reseal(String after, int most) {
        String key = store.currentKey();
        List<StoredFile> some = key == null ? List.of() : book.others(key, after, most);
        int sealed = (int) some.stream().filter(file -> reseal(file, key)).count();
        return some.isEmpty()
                ? Tried.NONE
                : new Tried(sealed, some.get(some.size() - 1).getId());
    }

    private boolean reseal(StoredFile file, String key) {
        try {
            store.reseal(file.getContent(), file.getBytes(), file.isSealed());
            if (file.getThumbnail() != null) {
                store.resealSmall(FileReading.thumbnailOf(file.getContent()), file.isSealed());
            }
            if (!book.sealed(file, key)) {
                // Removed meanwhile: nothing of it must come back.
                store.remove(file.getContent(), null);
                store.remove(FileReading.thumbnailOf(file.getContent()), null);
            }
            return true;
        } catch (IOException | IllegalStateException failure) {
            LOG.log(Level.WARNING, failure, () -> "file " + file.getId() + " could not be sealed anew");
            return false;
        }
    }
}
