package io.atrium.room;

import io.atrium.account.User;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The people of conversations, read once: who they are never changes, what they are called and whether they are there seldom does. */
@ApplicationScoped
class KnownParties {
    private static final String NAME = "parties";
    private static final int MOST_ROOMS = 20_000;

    @Inject
    private Listing listing;

    @Inject
    private Memories memories;

    private Memory<List<Party>> parties;

    @PostConstruct
    void start() {
        parties = memories.keep(NAME, new Memory<>(MOST_ROOMS));
    }

    /** Those that are not known yet, in one question. */
    void load(Collection<Long> rooms) {
        parties.load(rooms.stream().map(id -> Long.toString(id)).toList(), this::read);
    }

    private Map<String, List<Party>> read(Collection<String> keys) {
        return listing.parties(keys.stream().map(Long::valueOf).toList()).entrySet().stream()
                .collect(Collectors.toMap(entry -> Long.toString(entry.getKey()), Map.Entry::getValue));
    }

    /** By name. */
    List<Party> of(long roomId) {
        return parties.get(
                        Long.toString(roomId),
                        key -> Optional.of(listing.parties(List.of(roomId)).get(roomId)))
                .orElseThrow();
    }

    void changed(@Observes @Settled Changes changes) {
        if (changes.all().stream()
                .anyMatch(change -> change.action() == Action.UPDATED && change.entity() instanceof User)) {
            memories.forget(NAME, Memories.ALL); // a name stands in many conversations; seldom
        }
        changes.removed(Room.class)
                .filter(Room::isDirect)
                .forEach(room -> memories.forget(NAME, Long.toString(room.getId())));
    }
}
