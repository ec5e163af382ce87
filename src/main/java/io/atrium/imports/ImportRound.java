package io.atrium.imports;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.imports.ImportBook.NotMine;
import io.atrium.imports.ImportJob.State;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works on what waits, one at a time, on the node that has the archive. What breaks off is taken up again, by whoever is there. */
@ApplicationScoped
class ImportRound {
    private static final Logger LOG = Logger.getLogger(ImportRound.class.getName());

    @Inject
    private Threads threads;

    @Inject
    private ImportBook book;

    @Inject
    private Folder folder;

    @Inject
    private Checking checking;

    @Inject
    private Working working;

    @Inject
    private ImportBell bell;

    @Inject
    private Audit audit;

    /** Seconds between two looks for what is left of imports that are over. */
    private static final int SWEEP = 10;

    private Rounds rounds;
    private int turns;

    /** How often in a row one may fail, a second apart, before it is given up: the database may be away for a while. */
    private static final int TRIES = 60;

    private final Map<String, Integer> failures = new HashMap<>();

    @PostConstruct
    void start() {
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), 1, "an import has", this::round);
    }

    void onTick(@Observes Tick tick) {
        rounds.tick();
    }

    private void round() {
        if (turns++ % SWEEP == 0) {
            sweep();
        }
        for (ImportJob waiting : book.waiting()) {
            if (folder.has(waiting.getId())) {
                book.take(waiting.getId()).ifPresent(this::work);
            }
        }
    }

    /**
     * An import may have ended on a node that does not have its archive, or over which this one died. What the database knows nothing of stays: it may be another installation's, or
     * the database be one that was restored.
     */
    private void sweep() {
        for (String id : folder.all()) {
            boolean over = book.find(id).filter(job -> job.getState().isOver()).isPresent();
            if (over) {
                folder.remove(id);
            } else if (book.isComing(id) && folder.isForgotten(id)) {
                folder.remove(id);
                book.turnAway(id);
            }
        }
    }

    private void work(ImportJob job) {
        try {
            if (job.getState() == State.CHECKING) {
                check(job);
            } else {
                working.work(job, () -> bell.moved(job.getId()));
                end(job, State.DONE, null);
            }
            failures.remove(job.getId());
        } catch (NotMine cancelled) {
            LOG.log(Level.FINE, "an import is not ours any more", cancelled);
        } catch (Problem refused) {
            end(job, State.FAILED, refused.getMessage());
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, unreadable, () -> "import " + job.getId() + " can't be read");
            end(job, State.FAILED, "the archive can't be read: " + unreadable.getMessage());
        } catch (RuntimeException failure) {
            if (failures.merge(job.getId(), 1, Integer::sum) >= TRIES) {
                failures.remove(job.getId());
                end(job, State.FAILED, "it failed again and again: " + failure.getMessage());
            }
            throw failure;
        }
    }

    private void check(ImportJob job) throws IOException {
        Checking.Found found = checking.check(job, messages -> {
            if (book.take(job.getId()).isEmpty()) {
                throw new NotMine();
            }
            bell.moved(job.getId());
        });
        book.change(job.getId(), row -> {
            if (row.getState() == State.CHECKING) {
                row.checked(found.program(), found.report(), found.messages());
            }
        });
        bell.changed(job.getId());
    }

    private void end(ImportJob job, State how, String why) {
        if (book.find(job.getId()).filter(row -> !row.getState().isOver()).isEmpty()) {
            return; // it was cancelled meanwhile
        }
        Optional<ImportJob> over = book.change(job.getId(), row -> row.end(how, why, ImportBook.now()));
        over.ifPresent(row -> audit.record(Deed.of(how == State.DONE ? "import.done" : "import.failed")
                .by(row.getLogin())
                .with("import", row.getId())
                .with("file", row.getName())
                .with("made", row.made().toString())
                .with("why", why)));
        folder.remove(job.getId());
        bell.changed(job.getId());
    }
}
