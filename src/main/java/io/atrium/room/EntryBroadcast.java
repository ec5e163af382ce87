package io.atrium.room;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Sends committed entries to their room's group, in the log's order. The only place that does. */
@ApplicationScoped
public class EntryBroadcast {
    @Inject
    private ChannelLayer layer;

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Entry.class)
                .forEach(entry ->
                        layer.groupSend(Room.group(entry.getRoomId()), Message.entry(entry.getSeq(), entry.toJson())));
    }
}
