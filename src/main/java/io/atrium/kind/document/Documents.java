package io.atrium.kind.document;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Projection;
import io.atrium.room.Room;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The documents in memory. Each is read when somebody first asks for it, and now and then kept, so that the next reading is short. */
@ApplicationScoped
public class Documents {
    private static final Logger LOG = Logger.getLogger(Documents.class.getName());
    private static final int MOST_ROOMS = 500;

    /** Entries that are read again at most, about. */
    private static final int KEPT_EVERY = 500;

    @Inject
    private EntryReader log;

    @Inject
    private DocumentStore store;

    @Inject
    private Threads threads;

    private final Set<Long> keeping = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Long, Changed> changed = new ConcurrentHashMap<>();
    private Projection<Document> documents;
    private Executor working;

    /** @param generation of the room's feed that it was heard of since */
    private record Changed(Instant at, long generation) {}

    @PostConstruct
    void start() {
        working = new BoundedExecutor(threads.executor(), 1);
        documents = new Projection<>(log, MOST_ROOMS, this::begin, Document::apply);
    }

    private Projection.Start<Document> begin(long roomId) {
        Document kept = store.kept(roomId);
        return new Projection.Start<>(kept, kept.seq());
    }

    /** @param question must not keep the document */
    <T> T ask(Room room, Function<Document, T> question) {
        return documents.ask(room.getId(), question);
    }

    /** What it says now. Put in order on the caller's thread: nobody else waits for that. */
    String text(Room room) {
        return ask(room, Document::copy).text();
    }

    void committed(long roomId, List<Entry> entries) {
        Entry last = entries.get(entries.size() - 1);
        note(roomId, new Changed(last.getAt(), 0));
        documents.committed(roomId, entries);
        // Also of one that nobody has open: who opens it next does not wait for all of its log to be read.
        if ((entries.get(0).getSeq() - 1) / KEPT_EVERY < last.getSeq() / KEPT_EVERY) {
            keepSoon(roomId);
        }
    }

    /** When something was last written. Does not read the document for that. */
    Optional<Instant> changedAt(Room room) {
        long generation = log.watch(room.getId());
        Changed known = changed.get(room.getId());
        if (known == null || known.generation() < generation) {
            // What is committed meanwhile is later.
            log.before(room.getId(), Long.MAX_VALUE, 1)
                    .forEach(newest -> note(room.getId(), new Changed(newest.getAt(), generation)));
        }
        return Optional.ofNullable(changed.get(room.getId())).map(Changed::at);
    }

    private void note(long roomId, Changed now) {
        changed.merge(
                roomId,
                now,
                (one, other) -> new Changed(
                        one.at().isAfter(other.at()) ? one.at() : other.at(),
                        Math.max(one.generation(), other.generation())));
    }

    /** Everything committed so far is kept when this returns. One at a time. */
    synchronized void keep(long roomId) {
        boolean more = true;
        while (more) {
            more = store.keep(roomId);
        }
    }

    private void keepSoon(long roomId) {
        if (keeping.add(roomId)) {
            working.execute(() -> {
                keeping.remove(roomId);
                keepIfPossible(roomId);
            });
        }
    }

    private void keepIfPossible(long roomId) {
        try {
            keep(roomId);
        } catch (RuntimeException failure) {
            // All of it is in the log still; the next time keeps that too.
            LOG.log(Level.WARNING, "the document of room " + roomId + " could not be kept", failure);
        }
    }
}
