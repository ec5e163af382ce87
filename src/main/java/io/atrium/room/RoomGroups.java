package io.atrium.room;

import io.atrium.account.GroupMember;
import io.atrium.account.PersonGroup;
import io.atrium.account.User;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of people that a room knows: those of which somebody belongs to it. Who else is in them is none of the room's. Read once and forgotten with each
 * change, so that a message costs no question.
 */
@ApplicationScoped
public class RoomGroups {
    private static final String NAME = "room-groups";
    private static final int MOST_ROOMS = 1_000;

    @Inject
    private Listing listing;

    @Inject
    private Memories memories;

    private Memory<Map<String, Called>> groups;

    /** @param logins those of the room's members who are in it; at least one */
    public record Called(String handle, String title, Set<String> logins) {
        /** As it goes over the wire to one of the room. */
        public JsonObjectBuilder json(String reader) {
            return Json.createObjectBuilder()
                    .add("handle", handle)
                    .add("title", title)
                    .add("own", logins.contains(reader))
                    .add("member_count", logins.size());
        }
    }

    @PostConstruct
    void start() {
        groups = memories.keep(NAME, new Memory<>(MOST_ROOMS));
    }

    /** By handle, in its order. A member's login calls the member, whatever groups there are. */
    public Map<String, Called> of(long roomId) {
        return groups.get(Long.toString(roomId), key -> Optional.of(listing.groups(roomId)))
                .orElseThrow();
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(Membership.class)
                .forEach(membership -> memories.forget(NAME, Long.toString(membership.getRoomId())));
        boolean everywhere = changes.touched(PersonGroup.class).findAny().isPresent()
                || changes.touched(GroupMember.class).findAny().isPresent()
                || changes.all().stream()
                        .anyMatch(change -> change.action() == Action.UPDATED && change.entity() instanceof User);
        if (everywhere) {
            memories.forget(NAME, Memories.ALL); // people of many rooms are in one group; seldom
        }
    }
}
