package io.atrium.channel;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/**
 * The server's threads, for any bean at any time. Kept here and not asked of {@link ThreadSource} each time: WildFly lets other
 * threads into an enterprise bean only when all startup beans are done, and one of those may be waiting for just such a thread.
 */
@ApplicationScoped
public class Threads {
    @Inject
    private Instance<ThreadSource> source;

    private volatile ManagedExecutorService executor;
    private volatile ManagedScheduledExecutorService scheduler;
    private volatile Executor own;

    void provide(ManagedExecutorService executor, ManagedScheduledExecutorService scheduler, ContextService contexts) {
        // Here, and not when somebody asks: the first to do so may be a request, whose caller all later tasks would run
        // as.
        Executor here = contexts.currentContextExecutor();
        this.own = task -> executor.execute(() -> here.execute(task));
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** So many tasks at once, for all of Atrium; what is more waits: bound what you give it. */
    public ManagedExecutorService executor() {
        requireProvided();
        return executor;
    }

    /**
     * The same for tasks that come from threads the server does not know: they have no contexts to take along, and Payara warns of each transaction without one. They run in those of the
     * application as it started, and as nobody.
     */
    public Executor ownExecutor() {
        requireProvided();
        return own;
    }

    public ManagedScheduledExecutorService scheduler() {
        requireProvided();
        return scheduler;
    }

    private void requireProvided() {
        if (executor == null) {
            source.get().wake();
        }
    }
}
