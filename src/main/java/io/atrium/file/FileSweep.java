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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes the bytes of files that went with their message, their room or their time: at once, and once more where a node died over it. */
@ApplicationScoped
class FileSweep {
    private static final Logger LOG = Logger.getLogger(FileSweep.class.getName());
    private static final int BATCH = 100;
    private static final long HOUR = 3_600;

    @Inject
    private FileBook book;

    @Inject
    private CopyBook copies;

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

    /** The last of a batch that was gone through; nothing: the next one begins with the first. */
    private final Map<FileState, StoredFile> reached = new ConcurrentHashMap<>();

    private Executor working;

    /** A transaction has files leave; told with its other changes, as created. */
    record Left(long roomId) {}

    @PostConstruct
    void start() {
        working = new BoundedExecutor(threads.executor(), 1);
    }

    void onTick(@Observes Tick tick) {
        long second = ticks.incrementAndGet();
        if (second % HOUR == 0) {
            working.execute(() -> carefully(book::disown));
        }
        if (second % Math.max(1, everySeconds) == 0) {
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
            working.execute(() -> carefully(() -> {
                book.disown();
                remove();
            }));
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
        each(FileState.ARRIVED, file -> uploads.get().lookAgain(file));
    }

    private void remove() {
        each(FileState.GONE, this::remove);
    }

    /** All there are, a batch at a time. Where a whole batch fails, the next sweep goes on behind it: those that always fail stand in nobody's way. */
    private void each(FileState state, Predicate<StoredFile> work) {
        boolean worked = true;
        while (worked) {
            List<StoredFile> batch = book.in(state, reached.get(state), BATCH);
            worked = false;
            for (StoredFile file : batch) {
                worked |= succeeds(work, file);
            }
            if (batch.size() < BATCH) {
                reached.remove(state);
                return;
            }
            reached.put(state, batch.get(BATCH - 1));
        }
    }

    private static boolean succeeds(Predicate<StoredFile> work, StoredFile file) {
        try {
            return work.test(file);
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "a file could not be swept", failure);
            return false;
        }
    }

    private boolean remove(StoredFile file) {
        try {
            if (copies.isAnothersToo(file)) {
                return true;
            }
            store.remove(file.getContent(), file.getUpload());
            if (file.getThumbnail() != null) {
                store.remove(FileReading.thumbnailOf(file.getContent()), null);
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
