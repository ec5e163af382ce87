package io.atrium.audit;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/**
 * An act as it is read, with its seal.
 *
 * @param detail a JSON object, letter for letter as it is stored
 * @param n its number in the chain, from 1; null: it was done a moment ago and waits for its seal
 * @param hash null where {@code n} is
 */
public record Recorded(
        long id,
        Instant at,
        String what,
        String actor,
        String subject,
        String room,
        String address,
        String detail,
        Long n,
        String hash) {
    /** As the REST door and the export write it. Members that have no value are absent. */
    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("id", id);
        if (n != null) {
            json.add("n", n);
        }
        json.add("at", Instants.wire(at)).add("what", what).add("actor", actor);
        addTo(json, "subject", subject);
        addTo(json, "room", room);
        addTo(json, "address", address);
        json.add("detail", details());
        addTo(json, "hash", hash);
        return json.build();
    }

    Recorded sealed(long number, String seal) {
        return new Recorded(id, at, what, actor, subject, room, address, detail, number, seal);
    }

    public JsonObject details() {
        return FrameCodec.object(detail);
    }

    private static void addTo(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
