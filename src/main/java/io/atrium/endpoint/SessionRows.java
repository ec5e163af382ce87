package io.atrium.endpoint;

import io.atrium.admin.LiveSessions;
import io.atrium.channel.ClientSession;
import io.atrium.channel.ClientSession.Entrance;
import io.atrium.channel.Node;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A session as a row of the list of all, and where it stands there. */
@ApplicationScoped
class SessionRows {
    /** What rows are sorted by: text keys, which every node makes the same way, so that those of all nodes can be merged. */
    enum Order {
        SINCE,
        PERSON,
        OUTBOX,
        ROUND_TRIP,
        BEHIND;

        static Order of(String name) {
            return Arrays.stream(values())
                    .filter(order -> order.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(SINCE);
        }
    }

    /** A session and its places. */
    record Live(ClientSession session, List<Place> places) {
        /** By part of the login. */
        boolean isPerson(String part) {
            return session.login().contains(part);
        }

        /** By part of a room's name; empty: anywhere or nowhere. */
        boolean isIn(String part) {
            return part.isEmpty()
                    || told().anyMatch(place -> room(place).getName().contains(part));
        }

        /** But for conversations: who talks to whom would be told by who is in the same one. */
        Stream<Place> told() {
            return places.stream().filter(place -> !room(place).isDirect());
        }
    }

    /** The lesser key stands above. */
    record Keyed(Live live, String key) {}

    @Inject
    private RoomHistory history;

    Keyed keyed(Live live, Order order) {
        ClientSession session = live.session();
        String place = switch (order) {
            case SINCE -> greatestFirst(session.since().toEpochMilli());
            case PERSON -> session.login();
            case OUTBOX -> greatestFirst(session.waitingBytes());
            case ROUND_TRIP -> greatestFirst(session.roundTrip().toNanos());
            case BEHIND ->
                greatestFirst(live.places().stream()
                        .mapToLong(there -> behind(there).orElse(0))
                        .max()
                        .orElse(0));
        };
        return new Keyed(live, place + "." + session.id());
    }

    private static String greatestFirst(long number) {
        return String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - number);
    }

    JsonObject json(Keyed row, String node) {
        ClientSession session = row.live().session();
        Entrance entrance = session.entrance();
        JsonArrayBuilder rooms = Json.createArrayBuilder();
        row.live().told().forEach(place -> rooms.add(json(place)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add(LiveSessions.KEY, row.key())
                .add("id", session.id())
                .add("login", session.login())
                .add("rooms", rooms)
                .add("door", entrance.door())
                .add("address", entrance.address())
                .add("since", Instants.wire(session.since()))
                .add("waiting", session.waitingBytes())
                .add("fullness", (int) Math.round(session.fullness() * 100))
                .add("node", Node.ID)
                .add("node_name", node);
        if (entrance.client() != null) {
            json.add("client", entrance.client());
        }
        if (!session.roundTrip().isZero()) {
            json.add("round_trip_ms", session.roundTrip().toMillis());
        }
        return json.build();
    }

    private JsonObjectBuilder json(Place place) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("room", room(place).getName());
        behind(place).ifPresent(behind -> json.add("seq", place.position()).add("behind", behind));
        return json;
    }

    /** Entries of the room the session has not been given; empty where it has only just come, or the room has gone. */
    private OptionalLong behind(Place place) {
        long position = place.position();
        if (position < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.max(0, history.head(room(place).getId()).seq() - position));
        } catch (Problem gone) {
            return OptionalLong.empty();
        }
    }

    private static Room room(Place place) {
        return place.member().room();
    }
}
