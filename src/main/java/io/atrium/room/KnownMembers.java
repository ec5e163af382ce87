package io.atrium.room;

import io.atrium.account.User;
import io.atrium.room.Roster.Person;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The members of rooms, read once and forgotten with each change of theirs. As if all were away: who is there is not theirs to know. */
@ApplicationScoped
class KnownMembers {
    private static final String NAME = "members";
    private static final int MOST_ROOMS = 1_000;

    @Inject
    private Listing listing;

    @Inject
    private Memories memories;

    private Memory<List<Person>> members;

    @PostConstruct
    void start() {
        members = memories.keep(NAME, new Memory<>(MOST_ROOMS));
    }

    /** By name. */
    List<Person> of(long roomId) {
        return members.get(Long.toString(roomId), key -> Optional.of(listing.members(roomId)))
                .orElseThrow();
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(Membership.class)
                .forEach(membership -> memories.forget(NAME, Long.toString(membership.getRoomId())));
        if (changes.all().stream()
                .anyMatch(change -> change.action() == Action.UPDATED && change.entity() instanceof User)) {
            memories.forget(NAME, Memories.ALL); // a name, which stands in many rooms; seldom
        }
    }
}
