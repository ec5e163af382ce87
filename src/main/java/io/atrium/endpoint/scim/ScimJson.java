package io.atrium.endpoint.scim;

import io.atrium.account.Provisioned;
import io.atrium.account.ProvisionedAccounts.Account;
import io.atrium.account.User;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Resources as SCIM writes them. */
final class ScimJson {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

    private ScimJson() {}

    /** @param base the address of the service, without a slash at its end */
    static JsonObject user(Account account, String base) {
        User user = account.user();
        Provisioned record = account.record();
        JsonObjectBuilder name = Json.createObjectBuilder().add("formatted", user.getName());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(USER))
                .add("id", Long.toString(user.getId()))
                .add("userName", account.userName())
                .add("displayName", user.getName())
                .add("active", user.isEnabled());
        if (record != null) {
            add(json, "externalId", record.getExternalId());
            add(name, "givenName", record.getGivenName());
            add(name, "familyName", record.getFamilyName());
        }
        if (user.getMail() != null) {
            json.add(
                    "emails",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder()
                                    .add("value", user.getMail())
                                    .add("type", "work")
                                    .add("primary", true)));
        }
        JsonObject said = json.add("name", name)
                .add(
                        "meta",
                        meta("User", "/Users/" + user.getId(), base)
                                .add("created", Instants.wire(user.getCreatedAt()))
                                .add(
                                        "lastModified",
                                        Instants.wire(record == null ? user.getCreatedAt() : record.getChangedAt())))
                .build();
        return ScimVersion.on(said);
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    static JsonObjectBuilder meta(String type, String path, String base) {
        return Json.createObjectBuilder().add("resourceType", type).add("location", base + path);
    }

    /** @param start of the first, from 1 */
    static JsonObject list(List<JsonObject> some, long total, int start) {
        JsonArrayBuilder resources = Json.createArrayBuilder();
        some.forEach(resources::add);
        return Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                .add("totalResults", total)
                .add("startIndex", start)
                .add("itemsPerPage", some.size())
                .add("Resources", resources)
                .build();
    }
}
