package io.atrium.compliance;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.file.KeptParts;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Works at the jobs, a while at each, once a second on every node; the lease in a job's row has one node at it at a time. */
@ApplicationScoped
class JobRound {
    private static final Logger LOG = Logger.getLogger(JobRound.class.getName());

    /** The group that administrators listen to who watch. */
    private static final String CONSOLE = "console";

    private static final int AT_ONCE = 20;
    private static final int TICKS_BETWEEN_EXPIRING = 60;
    private static final int SECONDS_BETWEEN_RENEWING = 5;

    /** Characters of a part's name that are the attempt's. */
    private static final int OWN = 8;

    private static final Duration WHILE = Duration.ofSeconds(2);

    @Inject
    private JobBook book;

    @Inject
    private Instance<Work> works;

    @Inject
    private KeptParts parts;

    @Inject
    private ResealWork resealing;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Threads threads;

    @Inject
    @ConfigProperty(name = "atrium.export-keep-days", defaultValue = "7")
    private int keepDays;

    private final Failures failures = new Failures();

    /** That a step is being done of; null: none. */
    private final AtomicReference<Long> underWay = new AtomicReference<>();

    private Rounds rounds;
    private Rounds renewing;
    private int ticks;

    @PostConstruct
    void start() {
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), 1, "exports and erasures have", this::round);
        renewing = new Rounds(
                new BoundedExecutor(threads.executor(), 1), SECONDS_BETWEEN_RENEWING, "a lease has", this::renew);
    }

    void onTick(@Observes Tick tick) {
        rounds.tick();
        renewing.tick();
    }

    private void renew() {
        Long id = underWay.get();
        if (id != null) {
            book.renew(id);
        }
    }

    private void round() {
        if (++ticks == 1) {
            resealing.beginWhereNeeded();
        }
        if (ticks % TICKS_BETWEEN_EXPIRING == 0) {
            book.expired(AT_ONCE).forEach(this::expire);
        }
        book.open(failures.waiting(ticks), AT_ONCE).stream()
                .filter(this::isForThisNode)
                .forEach(id -> book.take(id).ifPresent(this::workAt));
    }

    private boolean isForThisNode(long id) {
        return book.find(id).filter(job -> work(job).isFor(job)).isPresent();
    }

    private Work work(Job job) {
        return works.stream()
                .filter(one -> one.what() == job.getWhat())
                .findFirst()
                .orElseThrow();
    }

    private void workAt(Job taken) {
        Work work = work(taken);
        long until = System.nanoTime() + WHILE.toNanos();
        Optional<Job> job = Optional.of(taken);
        while (job.isPresent() && job.get().getState() == Job.State.OPEN && System.nanoTime() < until) {
            job = held(work, job.get());
        }
        tell(taken.getId());
    }

    private Optional<Job> held(Work work, Job job) {
        underWay.set(job.getId());
        try {
            return step(work, job);
        } finally {
            underWay.set(null);
        }
    }

    private Optional<Job> step(Work work, Job job) {
        try {
            Optional<Job> done = done(work, job);
            failures.forget(job.getId());
            return done;
        } catch (Problem refused) {
            LOG.log(Level.WARNING, refused, () -> "job " + job.getId() + " can't be done");
            return book.fail(job.getId(), refused.getMessage());
        } catch (IOException | RuntimeException away) {
            // The others must not wait for this one.
            LOG.log(Level.WARNING, away, () -> "job " + job.getId() + " has to wait");
            if (!failures.note(job, ticks)) {
                return Optional.empty();
            }
            failures.forget(job.getId());
            return book.fail(
                    job.getId(), "it failed again and again: " + away.getClass().getSimpleName());
        }
    }

    private Optional<Job> done(Work work, Job job) throws IOException {
        Work.Step step = work.step(job);
        String name = step.part() == null ? null : kept(job, step.part());
        Optional<Job> noted = book.advance(job, step, name, Duration.ofDays(keepDays), work.yields());
        if (noted.isEmpty() && name != null) {
            parts.remove(name);
            book.forgetAttempt(name);
        }
        return noted;
    }

    /** @return what it is called in the store: no other attempt at it is called so */
    private String kept(Job job, ZipPart.Content part) throws IOException {
        try (InputStream bytes = part.bytes()) {
            String name = job.token()
                    + String.format("%08d", job.step())
                    + UUID.randomUUID().toString().substring(0, OWN);
            book.attempt(job.getId(), name);
            parts.keep(name, part.size().all(), bytes);
            return name;
        }
    }

    /** Pages that show jobs look again. */
    void tell(long id) {
        String frame = Json.createObjectBuilder()
                .add("type", "job")
                .add("id", id)
                .build()
                .toString();
        layer.groupSend(CONSOLE, Message.ephemeral(frame, null));
    }

    private void expire(Job job) {
        try {
            List<JobPart> gone = book.parts(job.getId());
            for (JobPart part : gone) {
                parts.remove(part.nameOf(job));
            }
            for (String unfinished : book.attempts(job.getId())) {
                parts.remove(unfinished);
            }
            book.expire(job.getId());
            tell(job.getId());
        } catch (IOException away) {
            LOG.log(
                    Level.WARNING,
                    away,
                    () -> "the result of job " + job.getId() + " could not be removed; it is tried again");
        }
    }
}
