package io.atrium.channel;

import io.atrium.wire.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the settings that may be changed while running are now: as this node was started, or as was said since. */
@ApplicationScoped
public class Tuning {
    @Inject
    private Limits limits;

    private final Map<Tunable, Integer> started = new EnumMap<>(Tunable.class);
    private volatile Map<Tunable, Integer> changed = Map.of();

    @PostConstruct
    void read() {
        Config config = ConfigProvider.getConfig();
        for (Tunable each : Tunable.values()) {
            started.put(each, Limits.atLeast(config, each.property(), each.otherwise(), each.least()));
        }
    }

    /** A setting that makes no sense stops the start, not the first client. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        read();
    }

    /** As it is now. */
    public int value(Tunable which) {
        Integer said = changed.get(which);
        return said == null ? started.get(which) : said;
    }

    /** As this node was started. */
    public int started(Tunable which) {
        return started.get(which);
    }

    /** The limits of whoever comes now. */
    public Limits limits() {
        return new Limits(
                limits.maxFrame(),
                value(Tunable.RATE_LIMIT),
                value(Tunable.RATE_BURST),
                limits.replayLimit(),
                value(Tunable.OUTBOX_BYTES),
                Duration.ofSeconds(value(Tunable.OUTBOX_STALL)));
    }

    /** @param said all that was changed; the others are as this node was started */
    public void change(Map<Tunable, Integer> said) {
        changed = Map.copyOf(said);
    }
}
