package io.atrium.channel;

import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;

/** Chooses the channel layer, and reads the limits, by the settings. */
@ApplicationScoped
public class Layers {
    private static final int DELIVERY_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Inject
    private Threads threads;

    private Limits limits;

    /** Once: every connection asks for them. */
    @PostConstruct
    void readLimits() {
        limits = Limits.from(ConfigProvider.getConfig());
    }

    @Produces
    @ApplicationScoped
    ChannelLayer layer() {
        return new MemoryChannelLayer(new BoundedExecutor(threads.executor(), DELIVERY_THREADS));
    }

    @Produces
    Limits limits() {
        return limits;
    }
}
