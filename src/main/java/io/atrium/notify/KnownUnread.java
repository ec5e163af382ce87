package io.atrium.notify;

import io.atrium.room.Membership;
import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** How many unread notices each person has, by the name of the room: every page and every read mark asks for it. */
@ApplicationScoped
class KnownUnread {
    private static final String NAME = "unread notices";
    private static final int MOST = 20_000;

    @Inject
    private NoticeStore store;

    @Inject
    private Memories memories;

    private Memory<Map<String, Long>> unread;

    @PostConstruct
    void start() {
        unread = memories.keep(NAME, new Memory<>(MOST));
    }

    Map<String, Long> of(long userId) {
        return unread.get(Long.toString(userId), key -> Optional.of(store.unread(userId)))
                .orElseThrow();
    }

    /** Past the entities: several were read at once. */
    void forget(long userId) {
        memories.forget(NAME, Long.toString(userId));
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(Notification.class)
                .map(Notification::getUserId)
                .distinct()
                .forEach(this::forget);
        changes.touched(Membership.class).map(Membership::getUserId).distinct().forEach(this::forget);
    }
}
