package io.atrium.room;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Writes with transactions of the test's own, past the log. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class Scribe {
    private static final AtomicLong NAMES = new AtomicLong(System.currentTimeMillis());

    @PersistenceContext(unitName = "atrium")
    private EntityManager entities;

    @Resource
    private UserTransaction transaction;

    /** An entry that never saw its room's head. */
    public static Entry entry(long room, long seq) {
        return entry(room, seq, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** As {@link #entry(long, long)}, saying something. */
    public static Entry entry(long room, long seq, JsonObject body) {
        return new Entry(seq, Instant.now(), new Draft(room, "ann", "message", null, body));
    }

    /** A room, and nothing in its log; its id. */
    public long newRoom() throws Exception {
        NewRoom template = new NewRoom(
                "scribe-" + NAMES.incrementAndGet(),
                "Scribe",
                "",
                "chat",
                Visibility.OPEN,
                JsonValue.EMPTY_JSON_OBJECT,
                List.of(),
                null);
        Room room = new Room(template, "ann", Instant.now(), Epochs.next());
        commit(entities -> entities.persist(room));
        return room.getId();
    }

    /** Runs the work in a transaction that flushes only by committing. */
    public void commit(Consumer<EntityManager> work) throws Exception {
        transaction.begin();
        work.accept(entities);
        transaction.commit();
    }

    /** Runs the work, flushes, and takes it back. */
    public void rollBack(Consumer<EntityManager> work) throws Exception {
        transaction.begin();
        try {
            work.accept(entities);
            entities.flush();
        } finally {
            transaction.rollback();
        }
    }
}
