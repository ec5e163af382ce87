package io.atrium.hook;

import io.atrium.account.Vault;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Findable;
import io.atrium.room.Notice.What;
import io.atrium.room.NoticeDesk;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.room.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is on its way, in the database: made of the logs, tried, ended, forgotten. Each step is a transaction of its own, and any node's. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class DeliveryBook {
    static final int AT_ONCE = 200;

    /** Of one hook. What is beyond stays in the log until there is room: nothing is lost by a receiver that is away. */
    private static final int MOST_WAITING = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private EntryReader reader;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Makers makers;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private NoticeDesk desk;

    /** A log that goes on beyond what was looked through for a hook. */
    record Behind(long hook, long room) {
        static final Behind NONE = new Behind(0, 0);
    }

    /** One that is to be tried. @param entry null: it is gone */
    record Trying(long id, long hook, int attempt, String url, String secret, String room, String type, String entry) {}

    /** What came of an attempt. @param status null: there was no answer */
    record Outcome(boolean arrived, Integer status, int millis, String answer) {}

    /**
     * Some logs that go on, in a fixed order, so that none waits behind others for ever. A hook for which as much waits as may is left out until some of it has arrived; but a
     * private room is passed by for hooks of all rooms at once, whatever becomes of them.
     *
     * @param last the one they come after
     */
    List<Behind> behind(Behind last) {
        return entities.createQuery(
                        "select p.outgoingId, p.roomId from OutgoingPosition p, LogHead h, Outgoing o, Room r where h.id"
                                + " = p.roomId and r.id = p.roomId and o.id = p.outgoingId and h.lastSeq > p.seq and"
                                + " (p.outgoingId > :hook or p.outgoingId = :hook and p.roomId > :room) and (o.roomId is"
                                + " null and r.visibility <> :open or o.disabledAt is null and (select count(d) from"
                                + " Delivery d where d.outgoingId = o.id and d.state = :waiting) < :most) order by"
                                + " p.outgoingId, p.roomId",
                        Object[].class)
                .setParameter("hook", last.hook)
                .setParameter("room", last.room)
                .setParameter("waiting", Delivery.State.WAITING)
                .setParameter("most", (long) MOST_WAITING)
                .setParameter("open", Visibility.OPEN)
                .setMaxResults(AT_ONCE)
                .getResultStream()
                .map(row -> new Behind((Long) row[0], (Long) row[1]))
                .toList();
    }

    /** Makes deliveries of what has been said. @return whether there may be more */
    boolean spread(Behind behind) {
        // The hook first, as everywhere.
        Outgoing hook = entities.find(Outgoing.class, behind.hook, LockModeType.PESSIMISTIC_WRITE);
        OutgoingPosition position = entities.find(
                OutgoingPosition.class,
                new OutgoingPosition.Key(behind.hook, behind.room),
                LockModeType.PESSIMISTIC_WRITE);
        Room room = entities.find(Room.class, behind.room);
        if (position == null || hook == null || room == null) {
            return false;
        }
        if (hook.tells(room) && (hook.getDisabledAt() != null || waiting(behind.hook) >= MOST_WAITING)) {
            return false;
        }
        if (hook.getDisabledAt() == null && !makers.may(hook, room)) {
            disable(hook, OutgoingBook.now(), What.HOOK_BARRED);
            return false;
        }
        long head = reader.head(room).getLastSeq();
        if (!hook.tells(room)) {
            // Nor later, when the room is open again.
            position.moveTo(head);
            return false;
        }
        List<Entry> entries = reader.after(behind.room, position.getSeq(), AT_ONCE);
        Instant now = OutgoingBook.now();
        Optional<Findable> kind = kinds.ability(room, Findable.class);
        for (Entry entry : entries) {
            if (Telling.isTold(hook, room, entry, kind)) {
                entities.persist(new Delivery(behind.hook, behind.room, entry.getSeq(), now));
            }
            position.moveTo(entry.getSeq());
        }
        if (entries.size() == AT_ONCE) {
            return true;
        }
        // What the room has forgotten meanwhile is not looked for again.
        position.moveTo(Math.max(position.getSeq(), head));
        return false;
    }

    private static boolean isUntold(Outgoing hook) {
        return hook == null || hook.getDisabledAt() != null;
    }

    private long waiting(long hook) {
        return entities.createQuery(
                        "select count(d) from Delivery d where d.state = :waiting and d.outgoingId = :hook", Long.class)
                .setParameter("waiting", Delivery.State.WAITING)
                .setParameter("hook", hook)
                .getSingleResult();
    }

    /** The oldest that waits of each hook, where it is time for it. */
    List<Long> due(Instant now) {
        return entities.createQuery(
                        "select d.id from Delivery d, Outgoing o where o.id = d.outgoingId and o.disabledAt is null"
                                + " and d.nextAt <= :now and d.state = :waiting and d.id = (select min(e.id) from Delivery"
                                + " e where e.outgoingId = d.outgoingId and e.state = :waiting)",
                        Long.class)
                .setParameter("now", now)
                .setParameter("waiting", Delivery.State.WAITING)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** The oldest that waits of one hook, where it is time for it. */
    Optional<Long> next(long hook, Instant now) {
        return entities.createQuery(
                        "select d from Delivery d where d.outgoingId = :hook and d.state = :waiting order by d.id",
                        Delivery.class)
                .setParameter("hook", hook)
                .setParameter("waiting", Delivery.State.WAITING)
                .setMaxResults(1)
                .getResultStream()
                .filter(delivery -> !delivery.getNextAt().isAfter(now))
                .map(Delivery::getId)
                .findFirst();
    }

    /** Empty where another node was first, or nobody is told any more. @param lease until when nobody else tries it */
    Optional<Trying> begin(long id, Instant now, Instant lease) {
        // The hook first, as whoever removes it does.
        Outgoing hook = hookOf(id);
        Delivery delivery = entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (isUntold(hook) || delivery == null || !delivery.begin(now, lease)) {
            return Optional.empty();
        }
        Room room = entities.find(Room.class, delivery.getRoomId());
        if (room == null) {
            entities.remove(delivery);
            return Optional.empty();
        }
        if (!makers.may(hook, room)) {
            disable(hook, now, What.HOOK_BARRED);
            return Optional.empty();
        }
        // A room that has become private meanwhile has nothing to say to others any more.
        Optional<Entry> entry =
                hook.tells(room) ? reader.one(delivery.getRoomId(), delivery.getSeq()) : Optional.empty();
        Optional<String> secret = secret(hook, delivery);
        if (secret.isEmpty()) {
            delivery.end(Delivery.State.FAILED, OutgoingBook.now());
            return Optional.empty();
        }
        return Optional.of(new Trying(
                id,
                hook.getId(),
                delivery.getAttempts(),
                hook.getUrl(),
                secret.get(),
                room.getName(),
                entry.map(Entry::getType).orElse(null),
                entry.map(Entry::toJson).orElse(null)));
    }

    private Outgoing hookOf(long delivery) {
        return entities.createQuery("select d.outgoingId from Delivery d where d.id = :id", Long.class)
                .setParameter("id", delivery)
                .getResultStream()
                .findFirst()
                .map(hook -> entities.find(Outgoing.class, hook, LockModeType.PESSIMISTIC_WRITE))
                .orElse(null);
    }

    /** Empty where it can't be opened, which the delivery then says: nothing is told unsigned. */
    private Optional<String> secret(Outgoing hook, Delivery delivery) {
        try {
            return Optional.of(vault.open(hook.getSecret(), Outgoing.purpose(hook.getId())));
        } catch (IllegalStateException sealed) {
            delivery.answered(null, 0, String.valueOf(sealed.getMessage()));
            return Optional.empty();
        }
    }

    /** @param next when it is tried again; null: never @param dead for how long a receiver may be away until it is told no more. @return whether it was given up now */
    boolean end(Trying tried, Outcome outcome, Instant next, Duration dead) {
        // The hook first, as whoever removes it does.
        Outgoing hook = entities.find(Outgoing.class, tried.hook, LockModeType.PESSIMISTIC_WRITE);
        Delivery delivery = entities.find(Delivery.class, tried.id, LockModeType.PESSIMISTIC_WRITE);
        if (hook == null || delivery == null) {
            return false;
        }
        Instant now = OutgoingBook.now();
        delivery.answered(outcome.status, outcome.millis, outcome.answer);
        if (outcome.arrived) {
            delivery.end(Delivery.State.ARRIVED, now);
            hook.arrived();
            return false;
        }
        if (tried.entry == null) {
            // That the room has forgotten it says nothing of who was to be told.
            delivery.end(Delivery.State.FAILED, now);
            return false;
        }
        hook.failed(now);
        if (next == null) {
            delivery.end(Delivery.State.FAILED, now);
        } else {
            delivery.retry(next);
        }
        if (!isDead(hook, now, dead)) {
            return false;
        }
        disable(hook, now, What.HOOK_SILENT);
        return true;
    }

    private static boolean isDead(Outgoing hook, Instant now, Duration dead) {
        return hook.getDisabledAt() == null && !hook.getFailingSince().isAfter(now.minus(dead));
    }

    private void disable(Outgoing hook, Instant now, What why) {
        hook.disable(now);
        desk.ended(hook.getRoomId(), hook.getCreatedBy(), why, hook.getName());
        Deed deed = Deed.of("hook.outgoing_disabled")
                .with("hook", hook.getId())
                .with("name", hook.getName())
                .with("why", why == What.HOOK_SILENT ? "receiver" : "maker");
        audit.record(
                hook.getRoomId() == null
                        ? deed
                        : deed.in(entities.find(Room.class, hook.getRoomId()).getName()));
    }

    /** What ended before a time. */
    void forget(Instant before) {
        entities.createQuery("delete from Delivery d where d.endedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
