package io.atrium.notify;

import io.atrium.account.GroupMember;
import io.atrium.account.PersonGroup;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.channel.Sweep.Tick;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells all pages that groups of people are otherwise, once a second at most, however many people a directory moves: which they ask for themselves, as far as they
 * may know of them.
 */
@ApplicationScoped
public class GroupFeed {
    private static final String CHANGED =
            Json.createObjectBuilder().add("type", "groups_changed").build().toString();

    @Inject
    private ChannelLayer layer;

    private final AtomicBoolean changed = new AtomicBoolean();

    void onCommitted(@Observes @Committed Changes changes) {
        if (changes.touched(PersonGroup.class).findAny().isPresent()
                || changes.touched(GroupMember.class).findAny().isPresent()) {
            changed.set(true);
        }
    }

    void onTick(@Observes Tick tick) {
        if (changed.getAndSet(false)) {
            List.of(LobbyFeed.LOBBY, LobbyFeed.GUESTS)
                    .forEach(group -> layer.groupSend(group, Message.ephemeral(CHANGED, null)));
        }
    }
}
