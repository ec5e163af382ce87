package io.atrium.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the kinds that follow what was committed in their rooms. */
@ApplicationScoped
class Followers {
    private static final Logger LOG = Logger.getLogger(Followers.class.getName());

    @Inject
    private RoomKinds kinds;

    void tell(Stream<Entry> committed) {
        Map<Long, List<Entry>> byRoom = committed
                .filter(entry -> kinds.following(entry.kind()).isPresent())
                .collect(Collectors.groupingBy(Entry::getRoomId, LinkedHashMap::new, Collectors.toList()));
        byRoom.forEach((room, entries) ->
                kinds.following(entries.get(0).kind()).ifPresent(following -> tell(following, room, entries)));
    }

    private static void tell(Following following, long room, List<Entry> entries) {
        try {
            following.committed(room, entries);
        } catch (RuntimeException failure) {
            // What a kind keeps wrong must not keep the room from hearing.
            LOG.log(Level.SEVERE, following + " failed to follow room " + room, failure);
        }
    }
}
