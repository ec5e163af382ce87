package io.atrium.imports;

import io.atrium.account.Accounts;
import io.atrium.account.GroupList;
import io.atrium.account.User;
import io.atrium.channel.Node;
import io.atrium.imports.ImportJob.State;
import io.atrium.imports.Known.What;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Imports in the database, and what they ask of it. Each call is a transaction. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ImportBook {
    /** After which a node that says nothing is held for dead. */
    static final Duration LEASE = Duration.ofSeconds(20);

    @PersistenceContext(unitName = "atrium")
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private GroupList groups;

    /** Before its archive comes in: by this we know what is left of it where this node dies. */
    void expect(String id) {
        entities.persist(new ImportComing(id));
    }

    boolean isComing(String id) {
        return entities.find(ImportComing.class, id) != null;
    }

    /** Nothing has come of it. */
    void turnAway(String id) {
        ImportComing coming = entities.find(ImportComing.class, id);
        if (coming != null) {
            entities.remove(coming);
        }
    }

    /** Its archive is there. */
    void add(ImportJob job) {
        turnAway(job.getId());
        entities.persist(job);
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(entities.find(ImportJob.class, id));
    }

    /** The newest first. */
    List<ImportJob> newest(int most) {
        return entities.createQuery("select j from ImportJob j order by j.createdAt desc, j.id", ImportJob.class)
                .setMaxResults(most)
                .getResultList();
    }

    long countOpen() {
        return entities.createQuery("select count(j) from ImportJob j where j.state in :open", Long.class)
                .setParameter("open", List.of(State.CHECKING, State.READY, State.RUNNING))
                .getSingleResult();
    }

    /** Those that somebody is to work on. */
    List<ImportJob> waiting() {
        return entities.createQuery(
                        "select j from ImportJob j where j.state in :busy order by j.createdAt", ImportJob.class)
                .setParameter("busy", List.of(State.CHECKING, State.RUNNING))
                .getResultList();
    }

    /** Takes it to be worked on here, or holds on to it. Empty: it is another node's, or there is nothing to do. */
    Optional<ImportJob> take(String id) {
        Instant now = now();
        return locked(id).filter(job -> job.take(Node.ID, now, now.plus(LEASE)));
    }

    /** @return as it is then; empty: it is gone */
    Optional<ImportJob> change(String id, Consumer<ImportJob> what) {
        Optional<ImportJob> job = locked(id);
        job.ifPresent(what);
        return job;
    }

    private Optional<ImportJob> locked(String id) {
        return Optional.ofNullable(entities.find(ImportJob.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Thrown where an import was cancelled, or is another node's by now: what works on it ends. */
    static final class NotMine extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** In the caller's transaction. @throws NotMine where nothing is to be done any more */
    @Transactional(TxType.MANDATORY)
    ImportJob mine(String id) {
        return take(id, State.RUNNING).orElseThrow(NotMine::new);
    }

    private Optional<ImportJob> take(String id, State state) {
        Instant now = now();
        return locked(id).filter(job -> job.getState() == state && job.take(Node.ID, now, now.plus(LEASE)));
    }

    Optional<Long> known(String source, What what, String foreignId) {
        return Optional.ofNullable(entities.find(Known.class, new Known.Key(source, what, foreignId)))
                .map(Known::getLocalId);
    }

    /** All of one sort, by their ids there. */
    Map<String, Long> allKnown(String source, What what) {
        Map<String, Long> all = new HashMap<>();
        entities.createQuery("select k from Known k where k.source = :source and k.what = :what", Known.class)
                .setParameter("source", source)
                .setParameter("what", what)
                .getResultList()
                .forEach(known -> all.put(known.getForeignId(), known.getLocalId()));
        return all;
    }

    @Transactional(TxType.MANDATORY)
    void know(String source, What what, String foreignId, long localId) {
        Known known = entities.find(Known.class, new Known.Key(source, what, foreignId));
        if (known == null) {
            entities.persist(new Known(source, what, foreignId, localId));
        } else {
            known.setLocalId(localId);
        }
    }

    Optional<User> user(long id) {
        return accounts.find(id);
    }

    Optional<User> userOfLogin(String login) {
        return accounts.find(login);
    }

    /** Groups' handles are no login, either. */
    boolean isLoginTaken(String login) {
        return groups.isTaken(login);
    }

    /** Where it is one person's alone. */
    Optional<User> userOfMail(String mail) {
        List<User> found = entities.createQuery("select u from User u where lower(u.mail) = lower(:mail)", User.class)
                .setParameter("mail", mail.strip())
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    Optional<Room> room(long id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    Optional<Room> roomOfName(String name) {
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
