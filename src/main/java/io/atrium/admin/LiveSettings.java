package io.atrium.admin;

import io.atrium.account.Caller;
import io.atrium.channel.Threads;
import io.atrium.channel.Tunable;
import io.atrium.channel.Tuning;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.signal.Memories;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Changes settings while Atrium is running, on every node. */
@ApplicationScoped
public class LiveSettings {
    private static final Logger LOG = Logger.getLogger(LiveSettings.class.getName());
    private static final String NAME = "settings";

    @Inject
    private SettingBook book;

    @Inject
    private Tuning tuning;

    @Inject
    private Memories memories;

    @Inject
    private Threads threads;

    @PostConstruct
    void listen() {
        memories.keep(NAME, key -> threads.executor().execute(this::load));
    }

    /** As {@link Tunable} allows. @throws Problem {@code invalid}, field {@code value} */
    public void set(Caller by, Tunable which, String value) {
        book.set(by, which, tuning.value(which), value);
    }

    /** From now on as each node was started. */
    public void reset(Caller by, Tunable which) {
        book.reset(by, which, tuning.value(which));
    }

    /** Those that are not as the nodes were started. */
    public List<LiveSetting> changed() {
        return book.all();
    }

    void onCommitted(@Observes @Committed Changes changes) {
        if (changes.touched(LiveSetting.class).findAny().isPresent()) {
            memories.forget(NAME, Memories.ALL);
        }
    }

    /** One load after the other, so that the last one has read what was changed last. */
    synchronized void load() {
        try {
            Map<Tunable, Integer> said = new EnumMap<>(Tunable.class);
            for (LiveSetting setting : book.all()) {
                said.put(
                        Tunable.valueOf(setting.getName().substring("ATRIUM_".length())),
                        Integer.valueOf(setting.getValue()));
            }
            tuning.change(said);
        } catch (RuntimeException databaseAway) {
            LOG.log(
                    Level.WARNING,
                    "the settings that were changed could not be read; the ones before go on",
                    databaseAway);
        }
    }
}
