package io.atrium.compliance;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.channel.Node;
import io.atrium.compliance.Job.State;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** The jobs in the database. Each call is a transaction; what it gives is detached. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class JobBook {
    /** After which a node that says nothing is held for dead. Where it is only slow, the step that is noted first counts. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    void add(Job job, Deed asked) {
        entities.persist(job);
        audit.record(asked.with("job", job.getId()));
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

    /** Those with something to do, the oldest first. */
    List<Long> open(int most) {
        return entities.createQuery("select j.id from Job j where j.state = :open order by j.id", Long.class)
                .setParameter("open", State.OPEN)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<Job> take(long id) {
        Instant now = now();
        return locked(id).filter(job -> job.take(Node.ID, now, now.plus(LEASE)));
    }

    /** Notes a step, and that its part is there. @param keep how long a result is kept @return it as it is now; empty: another node has done it meanwhile */
    Optional<Job> advance(Job before, Work.Step step, Duration keep, boolean yields) {
        Optional<Job> taken = locked(before.getId())
                .filter(job -> job.step() == before.step() && job.take(Node.ID, now(), now().plus(LEASE)));
        taken.ifPresent(job -> {
            if (step.part() != null) {
                entities.persist(
                        new JobPart(job.getId(), job.step(), step.part().size()));
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
        failed.ifPresent(job -> {
            job.end(State.FAILED, why, now(), now());
            audit.record(told("failed", job).with("why", why));
        });
        return failed;
    }

    List<JobPart> parts(long id) {
        return entities.createQuery("select p from JobPart p where p.jobId = :job order by p.n", JobPart.class)
                .setParameter("job", id)
                .getResultList();
    }

    /** Whose result is to go. */
    List<Job> expired(int most) {
        return entities.createQuery(
                        "select j from Job j where j.expiresAt <= :now and (j.state = :done or j.state = :failed) and exists"
                                + " (select p.n from JobPart p where p.jobId = j.id) order by j.id",
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
