package io.atrium.file;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.room.Forgotten;
import io.atrium.room.Room;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes the bytes of files that went with their message, their room or their time: at once, and once more where a node died over it. */
@ApplicationScoped
class FileSweep {
    private static final Logger LOG = Logger.getLogger(FileSweep.class.getName());
    private static final int BATCH = 100;

    @Inject
    private FileBook book;

    @Inject
    private FileStore store;

    @Inject
    private Instance<Uploads> uploads;

    @Inject
    private Threads threads;

    @Inject
    @ConfigProperty(name = "atrium.file-sweep", defaultValue = "60")
    private int everySeconds;

    private final AtomicLong ticks = new AtomicLong();
    private Executor working;

    /** A transaction has files leave; told with its other changes, as created. */
    record Left(long roomId) {}

    @PostConstruct
    void start() {
        working = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        if (ticks.incrementAndGet() % Math.max(1, everySeconds) == 0) {
            working.execute(() -> carefully(this::all));
        }
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Forgotten.class)
                .forEach(beginning -> working.execute(() -> carefully(() -> {
                    book.forget(beginning);
                    remove();
                })));
        if (changes.removed(Room.class).findAny().isPresent()) {
            working.execute(() -> carefully(this::all));
        } else if (changes.created(Left.class).findAny().isPresent()) {
            soon();
        }
    }

    /** What has left goes now. */
    void soon() {
        working.execute(() -> carefully(this::remove));
    }

    private void all() {
        book.expire();
        remove();
        book.in(FileState.ARRIVED, BATCH).forEach(file -> uploads.get().lookAgain(file));
    }

    private void remove() {
        List<StoredFile> gone = book.in(FileState.GONE, BATCH);
        int removed = 0;
        for (StoredFile file : gone) {
            removed += remove(file) ? 1 : 0;
        }
        if (gone.size() == BATCH && removed > 0) {
            remove();
        }
    }

    private boolean remove(StoredFile file) {
        try {
            store.remove(file.getId(), file.getUpload());
            if (file.getThumbnail() != null) {
                store.remove(FileReading.thumbnailOf(file.getId()), null);
            }
            book.remove(file);
            return true;
        } catch (IOException away) {
            LOG.log(Level.WARNING, "a file could not be removed; it is tried again", away);
            return false;
        }
    }

    private static void carefully(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // The next minute tries again.
            LOG.log(Level.WARNING, "files could not be swept", failure);
        }
    }
}
