package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person is erased: nothing of them is left but the numbers of what they said. */
class ErasureIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient admin = server.as("admin");
    private final RestClient ann = server.as("ann");
    private final String login = "gone" + UUID.randomUUID().toString().substring(0, 8);
    private final String room = ann.newRoom("room-of-" + login);
    private final String password = admin.post(
                    "/api/users",
                    Json.createObjectBuilder()
                            .add("login", login)
                            .add("name", "Gone " + login)
                            .add("role", "member")
                            .build())
            .expect(201)
            .json()
            .getString("password");
    private final RestClient leaver = RestClient.signIn(server, login, password);

    private long post(RestClient who, JsonObject frame) {
        return who.post("/api/rooms/" + room + "/entries?enter=true", frame)
                .expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getJsonNumber("seq")
                .longValue();
    }

    private long say(RestClient who, String message) {
        return post(who, Json.createObjectBuilder().add("message", message).build());
    }

    private RestClient.Answer erase(String confirm) {
        return admin.post(
                "/api/jobs/erasure",
                Json.createObjectBuilder()
                        .add("login", login)
                        .add("confirm", confirm)
                        .build());
    }

    private List<JsonObject> entries() {
        return ann
                .get("/api/rooms/" + room + "/entries?after=0&limit=1000")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    void what_they_said_is_emptied_and_its_numbers_stay() {
        long first = say(leaver, "secret words of theirs");
        post(
                leaver,
                Json.createObjectBuilder()
                        .add("type", "edit")
                        .add("seq", first)
                        .add("message", "changed secret words")
                        .build());
        long others = say(ann, "as @" + login + " said");
        post(
                leaver,
                Json.createObjectBuilder()
                        .add("type", "react")
                        .add("seq", others)
                        .add("reaction", "agree")
                        .build());
        String file = new FileClient(leaver, room).sent("own.txt", "text/plain", new byte[] {65, 66});
        try (RoomClient watching = RoomClient.join(ann, room)) {
            assertEquals("confirm", erase("another").expect(422).json().getString("field"));
            int job = erase(login).expect(202).json().getInt("id");
            Results.done(admin, job);
            watching.await(
                    "the message is gone where somebody looks",
                    frame -> frame.getString("type").equals("delete") && frame.getInt("target") == first);
        }
        requireNothingLeft(first);
        assertEquals(
                401, RestClient.basic(server, login, password).get("/api/rooms").status());
        assertEquals(401, leaver.get("/api/rooms").status());
        Await.until(
                "the file is gone",
                () -> new FileClient(ann, room)
                                .get("/files/" + file + "/own.txt")
                                .status()
                        == 404);
        Await.until(
                "nobody finds it",
                () -> !ann.get("/api/search?q=secret").expect(200).text().contains(room));
    }

    @Test
    void what_others_saw_of_them_is_gone() {
        String handle = "g-" + login;
        leaver.patch(
                        "/api/me/profile",
                        Json.createObjectBuilder().add("title", "Shift lead").build())
                .expect(200);
        admin.post(
                        "/api/groups",
                        Json.createObjectBuilder()
                                .add("handle", handle)
                                .add("title", "Leavers")
                                .add("members", Json.createArrayBuilder().add(login))
                                .build())
                .expect(201);
        String theirs = leaver.newRoom("made");
        assertEquals(login, madeBy(theirs));
        Results.done(admin, erase(login).expect(202).json().getInt("id"));
        assertTrue(madeBy(theirs).startsWith("former-"), madeBy(theirs));
        assertEquals(
                "{\"members\":[],\"next\":null}",
                admin.get("/api/groups/" + handle + "/members").expect(200).text());
        assertEquals(404, ann.get("/api/people/" + login).status());
        admin.delete("/api/groups/" + handle).expect(204);
    }

    private String madeBy(String of) {
        return ann.get("/api/rooms/" + of).expect(200).json().getString("created_by");
    }

    @Test
    void exports_of_their_data_go_with_them() {
        JsonObject them = Json.createObjectBuilder().add("login", login).build();
        int own = admin.post("/api/jobs/own-data", them).expect(202).json().getInt("id");
        Results.done(admin, own);
        Results.done(admin, erase(login).expect(202).json().getInt("id"));
        JsonObject password = Json.createObjectBuilder().add("password", "demo").build();
        RestClient.Answer refused = admin.post("/api/jobs/" + own + "/ticket", password);
        assertEquals("not_ready", refused.expect(409).json().getString("code"));
    }

    @Test
    void what_they_say_while_they_are_erased_is_emptied_too() throws Exception {
        say(leaver, "first secret");
        Thread saying;
        try (RoomClient theirs = RoomClient.join(leaver, room)) {
            saying = new Thread(() -> sayOn(theirs));
            saying.start();
            Results.done(admin, erase(login).expect(202).json().getInt("id"));
            saying.join();
        }
        String all = entries().toString();
        assertFalse(all.contains("secret"), all);
        assertFalse(all.contains(login), all);
    }

    /** Until they are put out. */
    private static void sayOn(RoomClient theirs) {
        try {
            for (int i = 0; i < 10_000; i++) {
                theirs.say("one more secret " + i);
            }
        } catch (AssertionError | RuntimeException putOut) {
            // that is what is waited for
        }
    }

    @Test
    void boards_and_finds_name_them_no_more_without_a_restart() {
        String map = ann.newRoom(Json.createObjectBuilder()
                .add("name", "map-" + UUID.randomUUID())
                .add("kind", "location")
                .build());
        leaver.post(
                        "/api/rooms/" + map + "/entries?enter=true",
                        Json.createObjectBuilder()
                                .add("latitude", 50)
                                .add("longitude", 10)
                                .build())
                .expect(201);
        String word = "word" + login.substring(4);
        say(ann, "ask @" + login + " for the " + word);
        assertTrue(snapshot(map).contains(login), "the map is in memory with their login");
        Await.until("it is found", () -> found(word).contains("@" + login));
        try (RoomClient looking = RoomClient.join(ann, map)) {
            Results.done(admin, erase(login).expect(202).json().getInt("id"));
            assertEquals(4409, looking.awaitClose(), "who looks at it comes back for it as it is now");
        }
        assertFalse(snapshot(map).contains(login), snapshot(map));
        Await.until("it is found as it reads now", () -> found(word).contains("@former-"));
        assertFalse(found("from:" + login).contains(map), found("from:" + login));
    }

    private String snapshot(String of) {
        try (RoomClient looking = RoomClient.join(ann, of)) {
            return looking.welcome().toString();
        }
    }

    private String found(String query) {
        return ann.get("/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expect(200)
                .text();
    }

    @Test
    void nobody_brings_them_back() {
        String filter = URLEncoder.encode("userName eq \"" + login + "\"", StandardCharsets.UTF_8);
        String id = admin.get("/scim/v2/Users?filter=" + filter)
                .expect(200)
                .json()
                .getJsonArray("Resources")
                .getJsonObject(0)
                .getString("id");
        Results.done(admin, erase(login).expect(202).json().getInt("id"));
        String former = "former-" + id;
        assertEquals(404, admin.get("/scim/v2/Users/" + id).status());
        String active = "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":true}}]}";
        assertEquals(404, admin.send("PATCH", "/scim/v2/Users/" + id, active).status());
        JsonObject enabled = Json.createObjectBuilder().add("state", "enabled").build();
        assertEquals(
                "erased",
                admin.patch("/api/users/" + former, enabled).expect(409).json().getString("code"));
        JsonObject named = Json.createObjectBuilder().add("name", "Back").build();
        admin.patch("/api/users/" + former, named).expect(409);
    }

    private void requireNothingLeft(long first) {
        List<JsonObject> left = entries();
        String all = left.toString();
        assertFalse(all.contains("secret"), all);
        assertFalse(all.contains(login), all);
        JsonObject message = left.stream()
                .filter(entry -> entry.getInt("seq") == first)
                .findFirst()
                .orElseThrow();
        assertTrue(message.getString("from").startsWith("former-"), all);
        assertTrue(message.getBoolean("deleted"), all);
        assertTrue(all.contains("@former-"), all);
    }

    @Test
    void nobody_is_erased_under_a_hold_and_no_administrator_is() {
        int hold = admin.post(
                        "/api/holds",
                        Json.createObjectBuilder()
                                .add("name", "Case")
                                .add("reason", "a court has asked")
                                .add("people", Json.createArrayBuilder().add(login))
                                .build())
                .expect(201)
                .json()
                .getInt("id");
        assertEquals("held", erase(login).expect(409).json().getString("code"));
        admin.delete("/api/holds/" + hold).expect(204);
        JsonObject self = Json.createObjectBuilder()
                .add("login", "admin")
                .add("confirm", "admin")
                .build();
        admin.post("/api/jobs/erasure", self).expect(409);
        ann.post("/api/jobs/erasure", self).expect(403);
    }
}
