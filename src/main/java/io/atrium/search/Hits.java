package io.atrium.search;

import io.atrium.room.Conversations;
import io.atrium.room.Room;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** What was found, as clients are told. */
@ApplicationScoped
class Hits {
    @Inject
    private SearchBook book;

    @Inject
    private KnownRooms rooms;

    @Inject
    private Conversations conversations;

    /** Without those whose room has gone meanwhile. */
    List<JsonObject> of(long reader, List<Saying> sayings, List<Needle> wanted) {
        Set<String> logins = sayings.stream().map(Saying::from).collect(Collectors.toSet());
        Map<String, String> names = logins.isEmpty() ? Map.of() : book.names(logins);
        List<JsonObject> hits = new ArrayList<>(sayings.size());
        for (Saying saying : sayings) {
            String name = names.getOrDefault(saying.from(), saying.from());
            rooms.find(saying.roomId())
                    .ifPresent(room -> hits.add(toTell(room, saying, name).hit(reader, wanted)));
        }
        return hits;
    }

    /** One entry, to be told to several who look for different words; empty where its room has gone. */
    Optional<Told> toTell(Saying saying) {
        String name = book.names(Set.of(saying.from())).getOrDefault(saying.from(), saying.from());
        return rooms.find(saying.roomId()).map(room -> toTell(room, saying, name));
    }

    private Told toTell(Room room, Saying saying, String name) {
        return new Told(room, saying, name, reader -> conversations.title(room, reader));
    }

    /** An entry, who said it, and what each reader calls the room, by their id. */
    record Told(Room room, Saying saying, String name, LongFunction<String> title) {
        JsonObject hit(long reader, List<Needle> wanted) {
            return Hits.hit(this, title.apply(reader), wanted);
        }
    }

    private static JsonObject hit(Told told, String title, List<Needle> wanted) {
        Saying saying = told.saying;
        Excerpt excerpt = Excerpt.of(saying.text(), wanted);
        JsonObjectBuilder hit = Json.createObjectBuilder()
                .add("room", told.room.getName())
                .add("title", title)
                .add("kind", saying.kind())
                .add("seq", saying.seq())
                .add("type", saying.type())
                .add("from", saying.from())
                .add("name", told.name)
                .add("at", Instants.wire(Instant.ofEpochMilli(saying.at())))
                .add("text", excerpt.text());
        JsonArrayBuilder marks = Json.createArrayBuilder();
        excerpt.marks()
                .forEach(mark ->
                        marks.add(Json.createArrayBuilder().add(mark.start()).add(mark.end())));
        return hit.add("marks", marks).build();
    }
}
