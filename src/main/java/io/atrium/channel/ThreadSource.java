package io.atrium.channel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;

/**
 * Hands the server's threads to {@link Threads}. An enterprise bean, because that is where both servers inject them at any time: in
 * a CDI bean Payara leaves them null while the application starts, and WildFly does not find their names.
 */
@Startup
@Singleton
@ManagedExecutorDefinition(name = ThreadSource.POOL, maxAsync = ThreadSource.MOST)
public class ThreadSource {
    static final String POOL = "java:app/concurrent/threads";

    /** Many more than can be long at their tasks at once. Payara keeps all that were ever needed. */
    static final int MOST = 64;

    @Resource(lookup = POOL)
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ContextService contexts;

    @Inject
    private Threads threads;

    @PostConstruct
    void provide() {
        threads.provide(executor, scheduler, contexts);
    }

    /** Being called is what makes a singleton provide. */
    public void wake() {}
}
