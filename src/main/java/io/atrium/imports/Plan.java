package io.atrium.imports;

import io.atrium.imports.Place.Sort;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who and what is to be found or made, before it is. Decided when the archive is looked at, so that the report says what happens.
 *
 * @param source program and workspace, under which it is known again
 * @param rooms in the order of their numbers
 */
record Plan(String program, String source, List<PlannedPerson> people, List<PlannedRoom> rooms) {
    /** @param login here. @param how {@code known}, {@code mail}, {@code login}, {@code new} */
    record PlannedPerson(Person person, String login, String how) {}

    /**
     * @param name here; empty for a conversation
     * @param how {@code new}, {@code again}, {@code merged}, {@code renamed}, {@code conversation}; else it is left out: {@code alone}, {@code crowd}
     */
    record PlannedRoom(Place place, String name, String how) {
        PlannedRoom since(long said) {
            return new PlannedRoom(place.since(said), name, how);
        }

        boolean isTaken() {
            return !how.equals("alone") && !how.equals("crowd");
        }
    }

    void write(Path file) throws IOException {
        JsonArrayBuilder persons = Json.createArrayBuilder();
        people.forEach(one -> persons.add(Json.createObjectBuilder()
                .add("id", one.person.id())
                .add("there", one.person.login())
                .add("name", one.person.name())
                .add("mail", one.person.mail())
                .add("guest", one.person.guest())
                .add("disabled", one.person.disabled())
                .add("login", one.login)
                .add("how", one.how)));
        JsonArrayBuilder places = Json.createArrayBuilder();
        rooms.forEach(one -> places.add(Json.createObjectBuilder()
                .add("id", one.place.id())
                .add("sort", one.place.sort().name())
                .add("there", one.place.name())
                .add("title", one.place.title())
                .add("purpose", one.place.purpose())
                .add("members", Json.createArrayBuilder(one.place.members()))
                .add("creator", one.place.creator())
                .add("created", one.place.createdAt())
                .add("archived", one.place.archived())
                .add("name", one.name)
                .add("how", one.how)));
        String whole = Json.createObjectBuilder()
                .add("program", program)
                .add("source", source)
                .add("people", persons)
                .add("rooms", places)
                .build()
                .toString();
        Files.writeString(file, whole);
    }

    static Plan read(Path file) throws IOException {
        JsonObject json;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            json = reader.readObject();
        }
        List<PlannedPerson> people = new ArrayList<>();
        for (JsonObject one : json.getJsonArray("people").getValuesAs(JsonObject.class)) {
            Person person = new Person(
                    one.getString("id"),
                    one.getString("there"),
                    one.getString("name"),
                    one.getString("mail"),
                    one.getBoolean("guest"),
                    one.getBoolean("disabled"));
            people.add(new PlannedPerson(person, one.getString("login"), one.getString("how")));
        }
        List<PlannedRoom> rooms = new ArrayList<>();
        for (JsonObject one : json.getJsonArray("rooms").getValuesAs(JsonObject.class)) {
            rooms.add(new PlannedRoom(place(one), one.getString("name"), one.getString("how")));
        }
        return new Plan(json.getString("program"), json.getString("source"), people, rooms);
    }

    private static Place place(JsonObject one) {
        return new Place(
                one.getString("id"),
                Sort.valueOf(one.getString("sort")),
                one.getString("there"),
                "",
                one.getString("title"),
                one.getString("purpose"),
                one.getJsonArray("members").getValuesAs(JsonString::getString),
                one.getString("creator"),
                one.getJsonNumber("created").longValue(),
                one.getBoolean("archived"));
    }
}
