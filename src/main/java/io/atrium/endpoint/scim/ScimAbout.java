package io.atrium.endpoint.scim;

import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What the service says of itself (RFC 7643, 5 to 7): what it can do, what there is, and which attributes that has. */
final class ScimAbout {
    static final int MOST_LISTED = 200;

    private static final String TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private ScimAbout() {}

    static JsonObject config(String base) {
        return Json.createObjectBuilder()
                .add(
                        "schemas",
                        Json.createArrayBuilder().add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"))
                .add("patch", supported(true))
                .add("bulk", supported(false).add("maxOperations", 0).add("maxPayloadSize", 0))
                .add("filter", supported(true).add("maxResults", MOST_LISTED))
                .add("changePassword", supported(false))
                .add("sort", supported(false))
                .add("etag", supported(true))
                .add(
                        "authenticationSchemes",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "oauthbearertoken")
                                        .add("name", "Access token")
                                        .add("description", "An administrator's access token, as a bearer token")
                                        .add("primary", true)))
                .add("meta", ScimJson.meta("ServiceProviderConfig", "/ServiceProviderConfig", base))
                .build();
    }

    private static JsonObjectBuilder supported(boolean is) {
        return Json.createObjectBuilder().add("supported", is);
    }

    static List<JsonObject> types(String base) {
        return List.of(type("User", "/Users", ScimJson.USER, base), type("Group", "/Groups", ScimGroups.GROUP, base));
    }

    private static JsonObject type(String name, String endpoint, String schema, String base) {
        return Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(TYPE))
                .add("id", name)
                .add("name", name)
                .add("endpoint", endpoint)
                .add("schema", schema)
                .add("meta", ScimJson.meta("ResourceType", "/ResourceTypes/" + name, base))
                .build();
    }

    static List<JsonObject> schemas(String base) {
        JsonArrayBuilder attributes = Json.createArrayBuilder()
                .add(attribute("userName", "string").add("required", true).add("uniqueness", "server"))
                .add(attribute("externalId", "string"))
                .add(attribute("displayName", "string"))
                .add(attribute("name", "complex")
                        .add(
                                "subAttributes",
                                Json.createArrayBuilder()
                                        .add(attribute("formatted", "string"))
                                        .add(attribute("givenName", "string"))
                                        .add(attribute("familyName", "string"))))
                .add(attribute("active", "boolean"))
                .add(attribute("emails", "complex")
                        .add("multiValued", true)
                        .add(
                                "subAttributes",
                                Json.createArrayBuilder()
                                        .add(attribute("value", "string"))
                                        .add(attribute("type", "string"))
                                        .add(attribute("primary", "boolean"))));
        JsonArrayBuilder ofGroups = Json.createArrayBuilder()
                .add(attribute("displayName", "string").add("required", true).add("uniqueness", "server"))
                .add(attribute("externalId", "string"))
                .add(attribute("members", "complex")
                        .add("multiValued", true)
                        .add(
                                "subAttributes",
                                Json.createArrayBuilder()
                                        .add(attribute("value", "string"))
                                        .add(attribute("display", "string"))));
        return List.of(
                schema(ScimJson.USER, "User", "An account", attributes, base),
                schema(ScimGroups.GROUP, "Group", "A group of people, which messages can call", ofGroups, base));
    }

    private static JsonObject schema(
            String id, String name, String description, JsonArrayBuilder attributes, String base) {
        return Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(SCHEMA))
                .add("id", id)
                .add("name", name)
                .add("description", description)
                .add("attributes", attributes)
                .add("meta", ScimJson.meta("Schema", "/Schemas/" + id, base))
                .build();
    }

    private static JsonObjectBuilder attribute(String name, String type) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("type", type)
                .add("multiValued", false)
                .add("required", false)
                .add("caseExact", false)
                .add("mutability", "readWrite")
                .add("returned", "default")
                .add("uniqueness", "none");
    }
}
