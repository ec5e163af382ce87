package io.atrium.room;

import io.atrium.channel.ChannelLayer;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Changes.Change;
import io.atrium.signal.Committed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends committed entries to their room's group, in the log's order. The only place that does. The kinds that follow and the
 * history have each before the group: who begins to listen too late for it finds it there. With several nodes, {@link Feeds} puts what all of
 * them store in order first.
 */
@ApplicationScoped
public class EntryBroadcast {
    @Inject
    private RoomHistory history;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Followers followers;

    @Inject
    private Feeds feeds;

    @Inject
    private SlowMode slowMode;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        feeds.passTo(this::passOn);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        if (feeds.areNeeded()) {
            byRoom(changes).forEach(feeds::stored);
        } else {
            followers.tell(changes.created(Entry.class));
        }
        for (Change change : changes.all()) {
            if (change.entity() instanceof Entry entry) {
                if (change.action() != Action.CREATED) {
                    history.replaced(entry);
                } else if (!feeds.areNeeded()) {
                    send(entry);
                }
            }
        }
    }

    private static Map<Long, List<Entry>> byRoom(Changes changes) {
        Map<Long, List<Entry>> byRoom = new LinkedHashMap<>();
        changes.created(Entry.class)
                .forEach(entry -> byRoom.computeIfAbsent(entry.getRoomId(), first -> new ArrayList<>())
                        .add(entry));
        return byRoom;
    }

    private void passOn(List<Entry> entries) {
        followers.tell(entries.stream());
        entries.forEach(slowMode::said);
        entries.forEach(this::send);
    }

    private void send(Entry entry) {
        Line line = Line.of(entry);
        history.committed(entry.getRoomId(), line);
        layer.groupSendHere(Room.group(entry.getRoomId()), line.message());
    }
}
