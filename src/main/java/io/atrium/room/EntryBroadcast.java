package io.atrium.room;

import io.atrium.channel.ChannelLayer;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Changes.Change;
import io.atrium.signal.Committed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Sends committed entries to their room's group, in the log's order. The only place that does. The kinds that follow and the
 * history have each before the group: who begins to listen too late for it finds it there.
 */
@ApplicationScoped
public class EntryBroadcast {
    @Inject
    private RoomHistory history;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Followers followers;

    void onCommitted(@Observes @Committed Changes changes) {
        followers.tell(changes);
        for (Change change : changes.all()) {
            if (change.entity() instanceof Entry entry) {
                if (change.action() == Action.CREATED) {
                    send(entry);
                } else {
                    history.replaced(entry);
                }
            }
        }
    }

    private void send(Entry entry) {
        Line line = Line.of(entry);
        history.committed(entry.getRoomId(), line);
        layer.groupSend(Room.group(entry.getRoomId()), line.message());
    }
}
