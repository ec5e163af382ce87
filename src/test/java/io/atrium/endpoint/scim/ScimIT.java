package io.atrium.endpoint.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What Okta and Entra ask, in their order. */
class ScimIT {
    private static final String USERS = "/scim/v2/Users";

    private final RestClient provider = AtriumServer.shared().as("admin");
    private final String name =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private RestClient.Answer find(String filter) {
        return provider.get(USERS + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private JsonObject created(String body) {
        return provider.send("POST", USERS, body).expect(201).json();
    }

    private RestClient.Answer patch(String path, String operations) {
        return provider.send("PATCH", path, "{\"Operations\":[" + operations + "]}");
    }

    private String oktas() {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s@example.org",
                 "name":{"givenName":"Olga","familyName":"Tester"},"emails":[{"primary":true,"value":"%1$s@example.org","type":"work"}],
                 "displayName":"Olga Tester","locale":"en-US","externalId":"00u%1$s","groups":[],"active":true}
                """.formatted(name);
    }

    @Test
    void okta_makes_changes_and_retires_somebody() {
        assertEquals(
                0,
                find("userName eq \"" + name + "@example.org\"")
                        .expect(200)
                        .json()
                        .getInt("totalResults"));
        JsonObject made = created(oktas());
        String one = USERS + "/" + made.getString("id");
        assertEquals(name + "@example.org", made.getString("userName"));
        assertTrue(made.getJsonObject("meta").getString("location").endsWith(one));
        assertEquals(made, provider.get(one).expect(200).json());
        assertEquals(
                made.getString("id"),
                find("userName eq \"" + name.toUpperCase(java.util.Locale.ROOT) + "@example.org\"")
                        .json()
                        .getJsonArray("Resources")
                        .getJsonObject(0)
                        .getString("id"));
        RestClient.Answer again = provider.send("POST", USERS, oktas()).expect(409);
        assertEquals("uniqueness", again.json().getString("scimType"));
        JsonObject renamed = provider.send("PUT", one, oktas().replace("Olga Tester", "Olga T."))
                .expect(200)
                .json();
        assertEquals("Olga T.", renamed.getString("displayName"));
        JsonObject retired = provider.send(
                        "PATCH",
                        one,
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}")
                .expect(200)
                .json();
        assertFalse(retired.getBoolean("active"));
        assertEquals(
                "disabled",
                provider.get("/api/users?q=" + name)
                        .json()
                        .getJsonArray("users")
                        .getJsonObject(0)
                        .getString("state"));
    }

    private JsonObject emil() {
        return created("""
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "externalId":"%1$s","userName":"%1$s@contoso.example","active":true,"displayName":"Emil",
                 "emails":[{"primary":true,"type":"work","value":"%1$s@contoso.example"}],"meta":{"resourceType":"User"},
                 "name":{"formatted":"Emil Entra","familyName":"Entra","givenName":"Emil"},"roles":[]}
                """.formatted(name));
    }

    private int found(String filter) {
        return find(filter).expect(200).json().getInt("totalResults");
    }

    @Test
    void entra_makes_somebody_and_changes_them() {
        assertEquals(0, found("externalId eq \"" + name + "\""));
        String one = USERS + "/" + emil().getString("id");
        assertEquals(1, found("externalId eq \"" + name + "\""));
        JsonObject changed = patch(one, """
                        {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"new.%1$s@contoso.example"},
                        {"op":"Replace","path":"name.familyName","value":"Entrasson"},
                        {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Ops"}
                        """.formatted(name)).expect(200).json();
        assertEquals(
                "new." + name + "@contoso.example",
                changed.getJsonArray("emails").getJsonObject(0).getString("value"));
        assertEquals("Entrasson", changed.getJsonObject("name").getString("familyName"));
    }

    @Test
    void who_is_retired_stays_so_whatever_else_is_written_at_the_same_time() {
        String one = USERS + "/" + emil().getString("id");
        for (int i = 0; i < 10; i++) {
            patch(one, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":true}")
                    .expect(200);
            String named = "{\"op\":\"Replace\",\"path\":\"name.familyName\",\"value\":\"E" + i + "\"}";
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> patch(one, named).expect(200));
            patch(one, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":false}")
                    .expect(200);
            other.join();
            assertFalse(provider.get(one).expect(200).json().getBoolean("active"));
        }
    }

    @Test
    void entra_retires_and_deletes_somebody_who_comes_back() {
        JsonObject made = emil();
        String one = USERS + "/" + made.getString("id");
        assertFalse(patch(one, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                .expect(200)
                .json()
                .getBoolean("active"));
        provider.delete(one).expect(204);
        provider.get(one).expect(404);
        assertEquals(0, found("externalId eq \"" + name + "\""));
        JsonObject back = created("{\"userName\":\"" + name + "@contoso.example\",\"displayName\":\"Emil\"}");
        assertEquals(made.getString("id"), back.getString("id"), "it is the same account again");
        assertTrue(back.getBoolean("active"));
    }

    @Test
    void who_is_retired_is_out_at_once() {
        String login = name + "p";
        String password = provider.post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", "P")
                                .build())
                .expect(201)
                .json()
                .getString("password");
        RestClient person = RestClient.signIn(AtriumServer.shared(), login, password);
        person.get("/api/rooms").expect(200);
        String id = find("userName eq \"" + login + "\"")
                .expect(200)
                .json()
                .getJsonArray("Resources")
                .getJsonObject(0)
                .getString("id");
        provider.send(
                        "PATCH",
                        USERS + "/" + id,
                        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}")
                .expect(200);
        person.get("/api/rooms").expect(401);
    }

    private static int members(RestClient.Answer answer) {
        return answer.expect(200).json().getJsonArray("members").size();
    }

    @Test
    void groups_come_get_their_people_and_go() {
        String groups = "/scim/v2/Groups";
        String ann = created(oktas()).getString("id");
        String bob = created("{\"userName\":\"" + name + "b\",\"displayName\":\"Bob\"}")
                .getString("id");
        String crew = "{\"displayName\":\"Crew %1$s\",\"externalId\":\"g%1$s\",\"members\":[{\"value\":\"%2$s\"}]}"
                .formatted(name, ann);
        JsonObject made = provider.send("POST", groups, crew).expect(201).json();
        provider.send("POST", groups, crew).expect(409);
        String one = groups + "/" + made.getString("id");
        assertEquals(1, made.getJsonArray("members").size());
        String filter = URLEncoder.encode("displayName eq \"crew " + name + "\"", StandardCharsets.UTF_8);
        RestClient.Answer found = provider.get(groups + "?excludedAttributes=members&filter=" + filter);
        assertEquals(1, found.expect(200).json().getInt("totalResults"));
        assertEquals(
                2,
                members(patch(one, "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + bob + "\"}]}")));
        JsonObject left = patch(
                        one,
                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + ann
                                + "\\\"]\"},{\"op\":\"replace\",\"value\":{\"displayName\":\"Team " + name + "\"}}")
                .expect(200)
                .json();
        assertEquals(bob, left.getJsonArray("members").getJsonObject(0).getString("value"));
        assertEquals("Team " + name, left.getString("displayName"));
        assertTrue(provider.get("/api/groups?q=" + name).expect(200).text().contains("Team " + name));
        patch(one, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"999999999\"}]}")
                .expect(400);
        provider.delete(one).expect(204);
        provider.get(one).expect(404);
    }

    @Test
    void pages_are_counted_from_one() {
        JsonObject first =
                provider.get(USERS + "?startIndex=1&count=2").expect(200).json();
        assertEquals(2, first.getInt("itemsPerPage"));
        JsonObject second =
                provider.get(USERS + "?startIndex=2&count=1").expect(200).json();
        assertEquals(
                first.getJsonArray("Resources").getJsonObject(1).getString("id"),
                second.getJsonArray("Resources").getJsonObject(0).getString("id"));
        assertEquals(
                0,
                provider.get(USERS + "?count=0")
                        .expect(200)
                        .json()
                        .getJsonArray("Resources")
                        .size());
    }

    @Test
    void what_is_wrong_is_said_in_scims_shape() {
        JsonObject filter = find("userName co \"a\"").expect(400).json();
        assertEquals("invalidFilter", filter.getString("scimType"));
        assertEquals("400", filter.getString("status"));
        provider.send("POST", USERS, "{\"displayName\":\"nobody\"}").expect(400);
        provider.send("POST", USERS, "{broken").expect(400);
        provider.get(USERS + "/0").expect(404);
        provider.get("/scim/v2/Nothing").expect(404);
        AtriumServer.shared().as("ann").get(USERS).expect(403);
        RestClient.anonymous(AtriumServer.shared()).get(USERS).expect(401);
    }

    @Test
    void it_says_what_it_can_do() {
        JsonObject config =
                provider.get("/scim/v2/ServiceProviderConfig").expect(200).json();
        assertTrue(config.getJsonObject("patch").getBoolean("supported"));
        assertFalse(config.getJsonObject("bulk").getBoolean("supported"));
        assertTrue(provider.get("/scim/v2/ResourceTypes").expect(200).text().contains("/Users"));
        provider.get("/scim/v2/Schemas/" + ScimJson.USER).expect(200);
    }
}
