package io.atrium.compliance;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.channel.Node;
import io.atrium.compliance.Job.State;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs in the database. Each call is a transaction; what it gives is detached. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class JobBook {
    /** After which a node that says nothing is held for dead. Where it is only slow, the step that is noted first counts. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    /** No job has it: a list in a query must not be empty. */
    private static final long NONE = -1;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    void add(Job job, Deed asked) {
        entities.persist(job);
        audit.record(asked.with("job", job.getId()));
    }

    /** Unless one of its sort that wants the same is under way; the others end. @param over what is said of those. @return whether it was added */
    boolean addOnly(Job job, Deed asked, String over) {
        if (endOthers(job.getWhat(), job.wanted(), over)) {
            return false;
        }
        add(job, asked);
        return true;
    }

    /** Ends those of a sort that want something else. @param over what is said of them. @return whether one is left */
    boolean endOthers(Job.What what, JsonObject wanted, String over) {
        List<Job> open = allOpen(what);
        List<Job> others =
                open.stream().filter(one -> !one.wanted().equals(wanted)).toList();
        others.forEach(other -> end(other, over));
        return others.size() < open.size();
    }

    /** Where two of a sort were begun at one moment, neither saw the other: the one with the higher number stays. @param over what is said of the others */
    void endLower(Job job, String over) {
        allOpen(job.getWhat()).stream()
                .filter(other -> other.getId() < job.getId())
                .forEach(other -> end(other, over));
    }

    private List<Job> allOpen(Job.What what) {
        return entities.createQuery(
                        "select j from Job j where j.what = :what and j.state = :open order by j.id", Job.class)
                .setParameter("what", what)
                .setParameter("open", State.OPEN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    Optional<Job> find(long id) {
        return Optional.ofNullable(entities.find(Job.class, id));
    }

    /** The newest first. */
    List<Job> of(long owner, int most) {
        return entities.createQuery("select j from Job j where j.ownerId = :owner order by j.id desc", Job.class)
                .setParameter("owner", owner)
                .setMaxResults(most)
                .getResultList();
    }

    long countOpen(long owner, Job.What what) {
        return entities.createQuery(
                        "select count(j) from Job j where j.ownerId = :owner and j.what = :what and j.state = :open",
                        Long.class)
                .setParameter("owner", owner)
                .setParameter("what", what)
                .setParameter("open", State.OPEN)
                .getSingleResult();
    }

    /** Those with something to do, the oldest first. @param but those that have to wait */
    List<Long> open(Set<Long> but, int most) {
        return entities.createQuery(
                        "select j.id from Job j where j.state = :open and j.id not in :but order by j.id", Long.class)
                .setParameter("open", State.OPEN)
                .setParameter("but", but.isEmpty() ? Set.of(NONE) : but)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<Job> take(long id) {
        Instant now = now();
        return locked(id).filter(job -> job.take(Node.ID, now, now.plus(LEASE)));
    }

    /** Its node is still at it, however long a step takes. */
    void renew(long id) {
        Instant now = now();
        locked(id).ifPresent(job -> job.take(Node.ID, now, now.plus(LEASE)));
    }

    /** Before a part is made: what becomes of it is known by this. */
    void attempt(long id, String name) {
        entities.persist(new JobAttempt(name, id));
    }

    /** A part of this name is in the store no more, or never was. */
    void forgetAttempt(String name) {
        JobAttempt attempt = entities.find(JobAttempt.class, name);
        if (attempt != null) {
            entities.remove(attempt);
        }
    }

    List<String> attempts(long id) {
        return entities.createQuery("select a.name from JobAttempt a where a.jobId = :job", String.class)
                .setParameter("job", id)
                .getResultList();
    }

    /** Notes a step, and that its part is there: of two nodes that have done it the first counts. @param name of the part; null: there is none. @param keep how long a result is kept @return it as it is now; empty: another node has done it meanwhile */
    Optional<Job> advance(Job before, Work.Step step, String name, Duration keep, boolean yields) {
        Optional<Job> taken =
                locked(before.getId()).filter(job -> job.getState() == State.OPEN && job.step() == before.step());
        taken.ifPresent(job -> {
            if (step.part() != null) {
                entities.persist(
                        new JobPart(job.getId(), job.step(), name, step.part().size()));
                forgetAttempt(name);
            }
            job.advance(step.next() == null ? JsonValue.EMPTY_JSON_OBJECT : step.next(), step.done(), step.total());
            if (step.next() == null) {
                job.end(State.DONE, null, now(), yields ? now().plus(keep) : null);
                audit.record(told("finished", job));
            }
        });
        return taken;
    }

    Optional<Job> fail(long id, String why) {
        Optional<Job> failed = locked(id).filter(job -> job.getState() == State.OPEN);
        failed.ifPresent(job -> end(job, why));
        return failed;
    }

    private void end(Job job, String why) {
        job.end(State.FAILED, why, now(), now());
        audit.record(told("failed", job).with("why", why));
    }

    List<JobPart> parts(long id) {
        return entities.createQuery("select p from JobPart p where p.jobId = :job order by p.n", JobPart.class)
                .setParameter("job", id)
                .getResultList();
    }

    /** Whose result is to go. */
    List<Job> expired(int most) {
        return entities.createQuery(
                        "select j from Job j where j.expiresAt <= :now and (j.state = :done or j.state = :failed) and (exists"
                                + " (select p.n from JobPart p where p.jobId = j.id) or exists"
                                + " (select a.name from JobAttempt a where a.jobId = j.id)) order by j.id",
                        Job.class)
                .setParameter("now", now())
                .setParameter("done", State.DONE)
                .setParameter("failed", State.FAILED)
                .setMaxResults(most)
                .getResultList();
    }

    /** Once its parts are gone from the store. */
    void expire(long id) {
        entities.createQuery("delete from JobPart p where p.jobId = :job")
                .setParameter("job", id)
                .executeUpdate();
        entities.createQuery("delete from JobAttempt a where a.jobId = :job")
                .setParameter("job", id)
                .executeUpdate();
        locked(id).filter(job -> job.getState() == State.DONE).ifPresent(job -> {
            job.expire();
            audit.record(told("expired", job));
        });
    }

    void openTo(long id, String hash, Instant until) {
        locked(id).ifPresent(job -> job.openTo(hash, until));
    }

    /** @return whether it opens, which is on the trail then */
    boolean use(long id, String hash, Deed downloaded) {
        boolean used = locked(id).filter(job -> job.use(hash, now())).isPresent();
        if (used) {
            audit.record(downloaded.with("job", id));
        }
        return used;
    }

    private Optional<Job> locked(long id) {
        return Optional.ofNullable(entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Deed told(String how, Job job) {
        return Deed.of(Jobs.word(job.getWhat()) + "." + how)
                .by(job.getAskedBy())
                .with("job", job.getId());
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
