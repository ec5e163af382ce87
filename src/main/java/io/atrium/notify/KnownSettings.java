package io.atrium.notify;

import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** People's settings, read once and forgotten with each change of theirs. */
@ApplicationScoped
class KnownSettings {
    private static final String NAME = "notice settings";
    private static final int MOST = 20_000;

    @Inject
    private NoticeStore store;

    @Inject
    private Memories memories;

    private Memory<NoticeSettings> settings;

    @PostConstruct
    void start() {
        settings = memories.keep(NAME, new Memory<>(MOST));
    }

    /** Detached; the defaults for who has set nothing. */
    NoticeSettings of(long userId) {
        return settings.get(Long.toString(userId), key -> Optional.of(store.settings(userId)))
                .orElseThrow();
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(NoticeSettings.class)
                .forEach(changed -> memories.forget(NAME, Long.toString(changed.getUserId())));
    }
}
