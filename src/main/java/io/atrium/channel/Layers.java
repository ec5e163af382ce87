package io.atrium.channel;

import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Chooses the channel layer, and reads the limits, by the settings. */
@ApplicationScoped
public class Layers {
    private static final int DELIVERY_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Inject
    private Threads threads;

    @Inject
    private Instance<SharedLayers> shared;

    private Limits limits;

    /** Once: every connection asks for them. */
    @PostConstruct
    void readLimits() {
        limits = Limits.from(ConfigProvider.getConfig());
    }

    @Produces
    @ApplicationScoped
    ChannelLayer layer() {
        MemoryChannelLayer here = new MemoryChannelLayer(new BoundedExecutor(threads.executor(), DELIVERY_THREADS));
        return shared.stream()
                .map(layers -> layers.around(here))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(here);
    }

    void close(@Disposes ChannelLayer layer) {
        layer.close();
    }

    @Produces
    Limits limits() {
        return limits;
    }
}
