package io.atrium.endpoint;

import io.atrium.channel.Presence;
import io.atrium.channel.Presence.State;
import io.atrium.room.Room;
import io.atrium.room.Roster;
import io.atrium.room.Roster.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * What a welcome says of the room's people: the same for all who come, so that it is made once a change and not once a join. In a large
 * room at most ten times a second: who came in between is told to all as joined, as those are who come after.
 */
@ApplicationScoped
class Company {
    /** People in a welcome. */
    private static final int LISTED = 200;

    /** Up to so many it is made as quickly as looked up. */
    private static final int SMALL = 20;

    private static final int MOST_ROOMS = 500;
    private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

    private final ConcurrentMap<Long, Made> made = new ConcurrentHashMap<>();
    private final Roster roster;
    private final Presence presence;
    private final LongSupplier nanoTime;

    protected Company() {
        this(null, null); // for the container's proxy
    }

    @Inject
    Company(Roster roster, Presence presence) {
        this(roster, presence, System::nanoTime);
    }

    Company(Roster roster, Presence presence, LongSupplier nanoTime) {
        this.roster = roster;
        this.presence = presence;
        this.nanoTime = nanoTime;
    }

    /** @param state as it was when this was begun */
    private record Made(String json, List<Person> members, State state, long atNanos) {}

    /** The members {@code "members":[…],"member_count":12,"online":3}. */
    String of(Room room) {
        long now = nanoTime.getAsLong();
        State state = presence.state(room.group());
        Made kept = made.get(room.getId());
        // What was told to the room since would be told to nobody again.
        if (kept != null && now - kept.atNanos < FRESH_NANOS && kept.state.told() == state.told()) {
            return kept.json;
        }
        List<Person> members = roster.members(room.getId());
        if (kept != null && kept.members == members && kept.state.equals(state)) {
            return kept.json;
        }
        String json = json(room, members.size());
        if (members.size() > SMALL) {
            if (made.size() >= MOST_ROOMS) {
                made.clear();
            }
            made.put(room.getId(), new Made(json, members, state, now));
        }
        return json;
    }

    private String json(Room room, int count) {
        StringBuilder json = new StringBuilder(128).append("\"members\":[");
        String between = "";
        for (Person person : roster.people(room, LISTED)) {
            json.append(between).append(PersonJson.of(person));
            between = ",";
        }
        return json.append("],\"member_count\":")
                .append(count)
                .append(",\"online\":")
                .append(presence.count(room.group()))
                .toString();
    }
}
