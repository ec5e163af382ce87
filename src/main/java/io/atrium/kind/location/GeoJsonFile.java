package io.atrium.kind.location;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Positions as GeoJSON (RFC 7946): a feature a route, a line or a single point, with the times of its positions beside. */
final class GeoJsonFile {
    private final Writer to;
    private String separator = "\n";

    private GeoJsonFile(Writer to) {
        this.to = to;
    }

    static void write(Iterable<Entry> entries, Writer to) throws IOException {
        GeoJsonFile file = new GeoJsonFile(to);
        to.write("{\"type\":\"FeatureCollection\",\"features\":[");
        for (String login : Routes.people(entries)) {
            Routes.each(login, entries, file::feature);
        }
        to.write("\n]}\n");
    }

    private void feature(List<Fix> route) throws IOException {
        JsonArrayBuilder coordinates = Json.createArrayBuilder();
        JsonArrayBuilder times = Json.createArrayBuilder();
        for (Fix fix : route) {
            coordinates.add(position(fix));
            times.add(Instants.wire(fix.at()));
        }
        JsonObject geometry = route.size() == 1
                ? Json.createObjectBuilder()
                        .add("type", "Point")
                        .add("coordinates", position(route.get(0)))
                        .build()
                : Json.createObjectBuilder()
                        .add("type", "LineString")
                        .add("coordinates", coordinates)
                        .build();
        to.write(separator);
        to.write(Json.createObjectBuilder()
                .add("type", "Feature")
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add("login", route.get(0).login())
                                .add("times", times))
                .add("geometry", geometry)
                .build()
                .toString());
        separator = ",\n";
    }

    private static JsonArrayBuilder position(Fix fix) {
        JsonObject body = fix.body();
        JsonArrayBuilder position =
                Json.createArrayBuilder().add(body.get("longitude")).add(body.get("latitude"));
        if (body.containsKey("altitude")) {
            position.add(body.get("altitude"));
        }
        return position;
    }
}
