package io.atrium.endpoint;

import io.atrium.room.Roster.Person;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A member on the wire. */
public final class PersonJson {
    private PersonJson() {}

    public static JsonObject of(Person person) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("login", person.login())
                .add("name", person.name())
                .add("role", person.role().wireName())
                .add("online", person.online());
        return (person.bot() ? json.add("bot", true) : json).build();
    }
}
