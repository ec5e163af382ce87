package io.atrium.hook;

import io.atrium.account.Secret;
import io.atrium.account.Vault;
import io.atrium.audit.Audit;
import io.atrium.outside.Outside;
import io.atrium.room.LogHead;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Outgoing webhooks and their deliveries, for those who look after them: keepers for a room's, administrators for those of all rooms. */
@ApplicationScoped
@Transactional
public class OutgoingBook {
    public static final int MOST = 20;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    @Inject
    private Outside outside;

    @Inject
    private Makers makers;

    @Inject
    private Rooms rooms;

    @Inject
    private Audit audit;

    /** A new one, with its secret, this once. */
    public record Issued(Outgoing hook, String secret) {}

    /** What is said from now on is told. @throws Problem {@code invalid} with the field; {@code forbidden} for who does not belong to the room: what they may not read they have nobody told */
    public Issued create(Scope by, Wanted wanted) {
        if (by.warden() != null && rooms.member(by.caller(), by.warden().room()).isEmpty()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only who belongs to the room can have told what is said in it");
        }
        Wanted checked = wanted.checked();
        String url = outside.requireAddress(wanted.url());
        if (list(by).size() >= MOST) {
            throw Problem.invalid("name", "there are at most " + MOST + " outgoing webhooks; remove one first");
        }
        Wanted settled = new Wanted(checked.name(), url, checked.types(), checked.words());
        Outgoing hook = new Outgoing(by.roomId(), settled, by.caller().login(), now());
        entities.persist(hook);
        entities.flush();
        String secret = Secret.random("");
        hook.setSecret(vault.seal(secret, Outgoing.purpose(hook.getId())));
        if (by.roomId() != null) {
            long head = entities.find(LogHead.class, by.roomId()).getLastSeq();
            entities.persist(new OutgoingPosition(hook.getId(), by.roomId(), head));
        }
        audit.record(by.did("hook.outgoing_created")
                .with("hook", hook.getId())
                .with("name", settled.name())
                .with("url", url));
        return new Issued(hook, secret);
    }

    /** The newest first. */
    public List<Outgoing> list(Scope by) {
        String what = "select o from Outgoing o where o.roomId %s order by o.createdAt desc, o.id desc";
        return by.roomId() == null
                ? entities.createQuery(what.formatted("is null"), Outgoing.class)
                        .getResultList()
                : entities.createQuery(what.formatted("= :room"), Outgoing.class)
                        .setParameter("room", by.roomId())
                        .getResultList();
    }

    /** @throws Problem {@code not_found} */
    public void remove(Scope by, long id) {
        Outgoing hook = own(by, id);
        entities.createQuery("delete from Delivery d where d.outgoingId = :hook")
                .setParameter("hook", id)
                .executeUpdate();
        entities.createQuery("delete from OutgoingPosition p where p.outgoingId = :hook")
                .setParameter("hook", id)
                .executeUpdate();
        entities.remove(hook);
        audit.record(by.did("hook.outgoing_removed").with("hook", id).with("name", hook.getName()));
    }

    /** Tells one again that was given up; it goes on where it was. @throws Problem {@code not_found}; {@code conflict} where its maker may not have it told any more */
    public void enable(Scope by, long id) {
        Outgoing hook = own(by, id);
        if (!makers.may(hook, by.warden() == null ? null : by.warden().room())) {
            throw Problem.of(
                    ErrorCode.CONFLICT, hook.getCreatedBy() + " may not have it told any more; make one of your own");
        }
        if (hook.getDisabledAt() != null) {
            hook.enable();
            audit.record(by.did("hook.outgoing_enabled").with("hook", id).with("name", hook.getName()));
        }
    }

    /** The newest first. @param before null: the newest of all */
    public List<Delivery> deliveries(Scope by, long id, Long before, int limit) {
        // Without its lock: open pages ask for this each second while something is told.
        own(by, entities.find(Outgoing.class, id));
        return entities.createQuery(
                        "select d from Delivery d where d.outgoingId = :hook and d.id < :before order by d.id desc",
                        Delivery.class)
                .setParameter("hook", id)
                .setParameter("before", Objects.requireNonNullElse(before, Long.MAX_VALUE))
                .setMaxResults(limit)
                .getResultList();
    }

    /** @throws Problem {@code not_found}; {@code conflict} where it is on its way */
    public void again(Scope by, long id, long deliveryId) {
        own(by, id);
        Delivery delivery = entities.find(Delivery.class, deliveryId, LockModeType.PESSIMISTIC_WRITE);
        if (delivery == null || delivery.getOutgoingId() != id) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no such delivery");
        }
        if (delivery.getState() == Delivery.State.WAITING) {
            throw Problem.of(ErrorCode.CONFLICT, "it is on its way");
        }
        delivery.again(now());
        audit.record(by.did("hook.outgoing_again").with("hook", id).with("delivery", deliveryId));
    }

    private Outgoing own(Scope by, long id) {
        return own(by, entities.find(Outgoing.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Outgoing own(Scope by, Outgoing hook) {
        if (hook == null || !Objects.equals(hook.getRoomId(), by.roomId())) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no such webhook");
        }
        return hook;
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
