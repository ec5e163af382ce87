package io.atrium.search;

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
import java.util.stream.Collectors;

/** What was found, as clients are told. */
@ApplicationScoped
class Hits {
    @Inject
    private SearchBook book;

    @Inject
    private KnownRooms rooms;

    /** Without those whose room has gone meanwhile. */
    List<JsonObject> of(List<Saying> sayings, List<Needle> wanted) {
        Set<String> logins = sayings.stream().map(Saying::from).collect(Collectors.toSet());
        Map<String, String> names = logins.isEmpty() ? Map.of() : book.names(logins);
        List<JsonObject> hits = new ArrayList<>(sayings.size());
        for (Saying saying : sayings) {
            String name = names.getOrDefault(saying.from(), saying.from());
            rooms.find(saying.roomId()).ifPresent(room -> hits.add(hit(room, saying, name, wanted)));
        }
        return hits;
    }

    /** One entry, to be told to several who look for different words; empty where its room has gone. */
    Optional<Told> toTell(Saying saying) {
        String name = book.names(Set.of(saying.from())).getOrDefault(saying.from(), saying.from());
        return rooms.find(saying.roomId()).map(room -> new Told(room, saying, name));
    }

    /** An entry and who said it. */
    record Told(Room room, Saying saying, String name) {
        JsonObject hit(List<Needle> wanted) {
            return Hits.hit(room, saying, name, wanted);
        }
    }

    private static JsonObject hit(Room room, Saying saying, String name, List<Needle> wanted) {
        Excerpt excerpt = Excerpt.of(saying.text(), wanted);
        JsonObjectBuilder hit = Json.createObjectBuilder()
                .add("room", room.getName())
                .add("title", room.getTitle())
                .add("kind", saying.kind())
                .add("seq", saying.seq())
                .add("type", saying.type())
                .add("from", saying.from())
                .add("name", name)
                .add("at", Instants.wire(Instant.ofEpochMilli(saying.at())))
                .add("text", excerpt.text());
        JsonArrayBuilder marks = Json.createArrayBuilder();
        excerpt.marks()
                .forEach(mark ->
                        marks.add(Json.createArrayBuilder().add(mark.start()).add(mark.end())));
        return hit.add("marks", marks).build();
    }
}
