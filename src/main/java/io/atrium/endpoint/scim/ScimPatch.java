package io.atrium.endpoint.scim;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;

/** The operations of a PATCH (RFC 7644, 3.5.2), and what Entra and Okta make of them: operations with capitals, values without a path whose names are paths. */
final class ScimPatch {
    private static final int MOST = 100;

    private ScimPatch() {}

    /**
     * One operation.
     *
     * @param name {@code add}, {@code replace}, {@code remove}
     * @param path null: the resource itself
     * @param value null: none
     */
    record Operation(String name, String path, JsonValue value) {}

    /** @throws ScimError {@code invalidSyntax}, {@code noTarget}, {@code invalidValue} */
    static List<Operation> of(JsonObject body) {
        JsonValue operations = body.containsKey("Operations") ? body.get("Operations") : body.get("operations");
        if (!(operations instanceof JsonArray list) || list.isEmpty() || list.size() > MOST) {
            throw ScimError.bad("invalidSyntax", "Operations takes 1 to " + MOST + " operations");
        }
        return list.stream().map(ScimPatch::operation).toList();
    }

    private static Operation operation(JsonValue value) {
        if (!(value instanceof JsonObject operation) || !(operation.get("op") instanceof JsonString named)) {
            throw ScimError.bad("invalidSyntax", "an operation is an object with op");
        }
        String name = named.getString().toLowerCase(Locale.ROOT);
        if (!List.of("add", "replace", "remove").contains(name)) {
            throw ScimError.bad("invalidSyntax", "op is add, replace or remove");
        }
        String path = operation.get("path") instanceof JsonString text ? text.getString() : null;
        if (name.equals("remove") && path == null) {
            throw ScimError.bad("noTarget", "what is removed needs a path");
        }
        JsonValue what = operation.get("value");
        if (path == null && !(what instanceof JsonObject)) {
            throw ScimError.bad("invalidValue", "without a path the value is an object");
        }
        if (!name.equals("remove") && what == null) {
            throw ScimError.bad("invalidValue", "an operation that adds needs a value");
        }
        return new Operation(name, path, what);
    }

    static void apply(List<Operation> operations, Wanted to) {
        for (Operation operation : operations) {
            if (operation.path == null) {
                to.setAll(operation.value.asJsonObject());
            } else if (operation.name.equals("remove")) {
                to.remove(operation.path);
            } else {
                to.set(operation.path, operation.value);
            }
        }
    }
}
