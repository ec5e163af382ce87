package io.atrium.endpoint.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions of users and groups, as programs that don't want to write over each other ask for them. */
class ScimVersionIT {
    private static final String USERS = "/scim/v2/Users";

    private final RestClient provider = AtriumServer.shared().as("admin");
    private final String name =
            "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private JsonObject created(String body) {
        return provider.send("POST", USERS, body).expect(201).json();
    }

    private String oktas() {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s@example.org",
                 "name":{"givenName":"Olga","familyName":"Tester"},"emails":[{"primary":true,"value":"%1$s@example.org","type":"work"}],
                 "displayName":"Olga Tester","locale":"en-US","externalId":"00u%1$s","groups":[],"active":true}
                """.formatted(name);
    }

    @Test
    void nothing_is_changed_by_who_has_not_seen_it_as_it_is() {
        JsonObject made = created(oktas());
        String one = USERS + "/" + made.getString("id");
        String version = made.getJsonObject("meta").getString("version");
        RestClient.Answer read = provider.get(one).expect(200);
        assertEquals(version, read.headers().firstValue("ETag").orElseThrow());
        provider.send("GET", one, null, Map.of("If-None-Match", "W/\"other\", " + version))
                .expect(304);
        provider.send("GET", one, null, Map.of("If-None-Match", "W/\"other\"")).expect(200);
        // By another door: the version is of what it says.
        provider.patch(
                        "/api/users/" + name,
                        Json.createObjectBuilder().add("name", "Olga Other").build())
                .expect(200);
        Map<String, String> seen = Map.of("If-Match", version);
        String retire = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";
        assertEquals(
                "412",
                provider.send("PATCH", one, retire, seen).expect(412).json().getString("status"));
        provider.send("PUT", one, oktas(), seen).expect(412);
        provider.send("DELETE", one, null, seen).expect(412);
        JsonObject now = provider.get(one).expect(200).json();
        assertEquals("Olga Other", now.getString("displayName"));
        assertTrue(now.getBoolean("active"));
        String newest = now.getJsonObject("meta").getString("version");
        RestClient.Answer retired =
                provider.send("PATCH", one, retire, Map.of("If-Match", newest)).expect(200);
        assertFalse(retired.json().getBoolean("active"));
        assertEquals(
                retired.json().getJsonObject("meta").getString("version"),
                retired.headers().firstValue("ETag").orElseThrow());
        provider.send("DELETE", one, null, Map.of("If-Match", "*")).expect(204);
    }

    @Test
    void a_group_is_another_with_other_members_also_for_who_leaves_them_out() {
        JsonObject member = created(oktas());
        JsonObject group = provider.send(
                        "POST", "/scim/v2/Groups", "{\"displayName\":\"g-" + name + "\",\"members\":[]}")
                .expect(201)
                .json();
        String one = "/scim/v2/Groups/" + group.getString("id");
        String bare = one + "?excludedAttributes=members";
        String version = group.getJsonObject("meta").getString("version");
        assertEquals(version, provider.get(bare).headers().firstValue("ETag").orElseThrow());
        String add = "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
                + member.getString("id") + "\"}]}]}";
        provider.send("PATCH", one, add, Map.of("If-Match", version)).expect(200);
        provider.send("PATCH", one, add, Map.of("If-Match", version)).expect(412);
        provider.send("GET", bare, null, Map.of("If-None-Match", version)).expect(200);
        provider.send("DELETE", one, null, Map.of("If-Match", version)).expect(412);
        provider.delete(one).expect(204);
        assertTrue(provider.get("/scim/v2/ServiceProviderConfig")
                .json()
                .getJsonObject("etag")
                .getBoolean("supported"));
    }
}
