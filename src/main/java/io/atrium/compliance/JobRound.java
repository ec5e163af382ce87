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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private Rounds rounds;
    private int ticks;

    @PostConstruct
    void start() {
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), 1, "exports and erasures have", this::round);
    }

    void onTick(@Observes Tick tick) {
        rounds.tick();
    }

    private void round() {
        if (++ticks == 1) {
            resealing.beginWhereNeeded();
        }
        if (ticks % TICKS_BETWEEN_EXPIRING == 0) {
            book.expired(AT_ONCE).forEach(this::expire);
        }
        book.open(AT_ONCE).forEach(id -> book.take(id).ifPresent(this::workAt));
    }

    private void workAt(Job taken) {
        Work work = works.stream()
                .filter(one -> one.what() == taken.getWhat())
                .findFirst()
                .orElseThrow();
        long until = System.nanoTime() + WHILE.toNanos();
        Optional<Job> job = Optional.of(taken);
        while (job.isPresent() && job.get().getState() == Job.State.OPEN && System.nanoTime() < until) {
            job = step(work, job.get());
        }
        tell(taken.getId());
    }

    private Optional<Job> step(Work work, Job job) {
        try {
            Work.Step step = work.step(job);
            if (step.part() != null) {
                parts.keep(
                        nameOf(job, job.step()),
                        step.part().size().all(),
                        step.part().bytes());
            }
            return book.advance(job, step, Duration.ofDays(keepDays), work.yields());
        } catch (Problem refused) {
            LOG.log(Level.WARNING, refused, () -> "job " + job.getId() + " can't be done");
            return book.fail(job.getId(), refused.getMessage());
        } catch (IOException | RuntimeException away) {
            // The others must not wait for this one.
            LOG.log(Level.WARNING, away, () -> "job " + job.getId() + " has to wait");
            return Optional.empty();
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
                parts.remove(nameOf(job, part.n()));
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

    static String nameOf(Job job, long part) {
        return job.token() + String.format("%08d", part);
    }
}
