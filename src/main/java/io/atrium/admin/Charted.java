package io.atrium.admin;

import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;

/** Figures of a node, or of all together: there is a history of some, and the wire has them by the same names. */
interface Charted {
    int people();

    long rooms();

    long sockets();

    long entries();

    long deliveries();

    double commitMillis();

    double fanOutMillis();

    int fullest();

    /** Null: nobody's. */
    String fullestOf();

    long shed();

    long slow();

    /** As the wire has them. */
    default JsonObjectBuilder figures() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("people", people())
                .add("rooms", rooms())
                .add("sockets", sockets())
                .add("entries", entries())
                .add("deliveries", deliveries())
                .add("commit_ms", commitMillis())
                .add("fan_out_ms", fanOutMillis())
                .add("fullest", fullest())
                .add("shed", shed())
                .add("slow", slow());
        return fullestOf() == null ? json : json.add("fullest_of", fullestOf());
    }
}
