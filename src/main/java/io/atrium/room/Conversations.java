package io.atrium.room;

import io.atrium.channel.Presence;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Conversations as each of their people sees them: a room that has no title but the others' names. */
@ApplicationScoped
public class Conversations {
    @Inject
    private KnownParties known;

    @Inject
    private Presence presence;

    /** What somebody calls a room: its title; of a conversation the names of the others. */
    public String title(Room room, long viewerId) {
        return room.isDirect()
                ? others(room, viewerId).stream().map(Party::name).collect(Collectors.joining(", "))
                : room.getTitle();
    }

    /** The people of a conversation but for one, by name. */
    public List<Party> others(Room room, long viewerId) {
        return parties(room).stream()
                .filter(party -> party.userId() != viewerId)
                .toList();
    }

    /** All the people of a conversation, by name. */
    public List<Party> parties(Room room) {
        return known.of(room.getId());
    }

    /** Reads the people of all conversations among these at once, before each is asked for. */
    public void know(Collection<Room> rooms) {
        known.load(rooms.stream().filter(Room::isDirect).map(Room::getId).toList());
    }

    public boolean isOnline(Party party) {
        return presence.isIn(Presence.PEOPLE, party.login());
    }

    /** Whether nobody who is left could read what is written there. */
    boolean isAlone(Room room, long viewerId) {
        return room.isDirect() && others(room, viewerId).stream().noneMatch(Party::enabled);
    }

    /** The same member, whoever of a conversation was disabled since they came. */
    Member seenNow(Member member) {
        return member.room().isDirect()
                ? member.alone(isAlone(member.room(), member.caller().userId()))
                : member;
    }

    /** As a card has them: {@code [{"login","name","online"}]}. */
    JsonArrayBuilder json(Room room, long viewerId) {
        JsonArrayBuilder people = Json.createArrayBuilder();
        others(room, viewerId)
                .forEach(party -> people.add(Json.createObjectBuilder()
                        .add("login", party.login())
                        .add("name", party.name())
                        .add("online", isOnline(party))));
        return people;
    }
}
