package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What one node makes of what the other was told of people: what they show of themselves, their groups, that they are gone. Tests of {@link NodesIT}'s. */
interface PeopleElsewhere {
    AtriumServer east();

    AtriumServer west();

    @Test
    default void what_somebody_shows_of_themselves_is_told_and_read_on_the_other_node_at_once() throws IOException {
        RestClient pat = newPerson("shown");
        String login = pat.login();
        RestClient bob = west().as("bob");
        assertTrue(face(bob, login).isNull("status"));
        try (Multiplexed window = Multiplexed.connect(bob)) {
            pat.patch("/api/me/profile", json("{'title':'Shift lead','status':{'text':'In the lab','emoji':'🔬'}}"))
                    .expect(200);
            window.awaitOwn("bob", told(login).and(frame -> frame.toString().contains("In the lab")));
            assertEquals("In the lab", face(bob, login).getJsonObject("status").getString("text"));
            String picture = new FileClient(pat, "none")
                    .send("PUT", "/api/me/picture", Map.of("Content-Type", "image/png"), png())
                    .expect(200)
                    .json()
                    .getString("picture");
            window.awaitOwn("bob", told(login).and(frame -> frame.toString().contains(picture)));
            bob.get("/api/pictures/" + picture + "/small").expect(200);
            west().as("admin").delete("/api/users/" + login + "/picture").expect(204);
            assertTrue(west().as("ann").get("/api/people/" + login).json().isNull("picture"));
            Await.until("gone on the node it came to", () -> face(pat, login).isNull("picture"));
        }
    }

    @Test
    default void a_status_ends_by_itself_on_both_nodes_and_is_told_of_once() {
        RestClient pat = newPerson("brief");
        try (Multiplexed window = Multiplexed.connect(west().as("bob"))) {
            pat.patch(
                            "/api/me/profile",
                            json("{'status':{'text':'Back soon','emoji':'🍵','until':'"
                                    + Instant.now().plusSeconds(2) + "'}}"))
                    .expect(200);
            Predicate<JsonObject> over =
                    told(pat.login()).and(frame -> frame.getJsonObject("face").isNull("status"));
            window.awaitOwn("bob", over);
            assertTrue(face(pat, pat.login()).isNull("status"));
            assertTrue(face(west().as("bob"), pat.login()).isNull("status"));
            pat.patch("/api/me/profile", json("{'status':{'text':'Refreshed','emoji':'🍵'}}"))
                    .expect(200);
            window.awaitOwn(
                    "bob", told(pat.login()).and(frame -> frame.toString().contains("Refreshed")));
            assertEquals(
                    1,
                    window.replies().stream()
                            .map(Object::toString)
                            .filter(reply -> reply.contains("\"face\"")
                                    && reply.contains(pat.login())
                                    && reply.contains("\"status\":null"))
                            .count());
        }
    }

    @Test
    default void a_group_that_one_node_keeps_is_called_on_the_other_and_no_more_when_it_is_not() {
        String handle = "crew-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        RestClient admin = east().as("admin");
        String room = east().as("ann").newRoom("called-up");
        west().as("bob").put("/api/rooms/" + room + "/members/bob", null).expect(200);
        try (RoomClient ann = RoomClient.join(east().as("ann"), room);
                RoomClient there = RoomClient.join(west().as("ann"), room);
                Multiplexed bob = Multiplexed.connect(west().as("bob"))) {
            there.say("nobody yet, @" + handle);
            admin.post("/api/groups", json("{'handle':'" + handle + "','title':'Crew','members':['bob']}"))
                    .expect(201);
            long first = ann.say("the line is yours, @" + handle);
            bob.awaitOwn("bob", called(room, first));
            long second = there.say("and yours, @" + handle);
            bob.awaitOwn("bob", called(room, second));
            assertEquals(2, unread(west(), room));
            admin.delete("/api/groups/" + handle + "/members/bob").expect(204);
            there.say("not yours any more, @" + handle);
            ann.say("nor here, @" + handle);
            long last = ann.say("@bob, to be sure");
            bob.awaitOwn("bob", called(room, last));
            assertEquals(3, unread(west(), room));
        } finally {
            admin.delete("/api/groups/" + handle).expect(204);
        }
    }

    @Test
    default void whom_a_provider_retires_on_one_node_is_out_on_the_other_at_once() {
        RestClient pat = newPerson("retired");
        String room = pat.newRoom("left");
        String id = idOf(pat.login());
        try (RoomClient plain = RoomClient.join(pat, room);
                Multiplexed page = Multiplexed.connect(pat)) {
            west().as("admin")
                    .send(
                            "PATCH",
                            "/scim/v2/Users/" + id,
                            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}")
                    .expect(200);
            assertEquals(4410, plain.awaitClose());
            page.awaitClose();
            pat.get("/api/rooms").expect(401);
        }
    }

    @Test
    default void who_is_erased_on_one_node_is_nowhere_on_the_other() {
        RestClient pat = newPerson("erased");
        String login = pat.login();
        String room = east().as("ann").newRoom("of-somebody");
        RestClient bob = west().as("bob");
        String map = mapWith(pat);
        try (RoomClient watching = RoomClient.join(bob, room);
                RoomClient theirs = RoomClient.join(pat, room)) {
            long said = theirs.say("secret words");
            long answer = watching.say("as @" + login + " said");
            theirs.sendText("{\"type\":\"react\",\"seq\":" + answer + ",\"reaction\":\"agree\"}");
            watching.awaitPosition(answer + 1);
            assertTrue(log(bob, room).contains(login));
            int job = east().as("admin")
                    .post(
                            "/api/jobs/erasure",
                            json("{'login':'" + login + "','confirm':'" + login + "','mentions':true}"))
                    .expect(202)
                    .json()
                    .getInt("id");
            watching.await(
                    "what they said goes",
                    frame -> frame.getString("type", "").equals("delete") && frame.getInt("target") == said);
            done(job);
            assertFalse(log(bob, room).contains(login), log(bob, room));
            assertTrue(log(bob, room).contains("@former-"), log(bob, room));
            try (RoomClient late = RoomClient.join(west().as("cho"), room)) {
                assertFalse(
                        late.texts().toString().contains(login), late.texts().toString());
            }
            bob.get("/api/people/" + login).expect(404);
            bob.get("/api/rooms/" + room + "/members/" + login).expect(404);
            assertFalse(bob.get("/api/rooms/" + room + "/members").text().contains(login));
            for (AtriumServer node : List.of(east(), west())) {
                // The job is done as soon as the database says so; the other node is told a moment later.
                Await.until("its maker is gone", () -> creator(node, map).startsWith("former-"));
                Await.until("the map names them no more", () -> !map(node, map).contains(login));
            }
        }
    }

    /** A room that somebody has made, and where they are; both nodes have it in memory. */
    private String mapWith(RestClient pat) {
        String map = pat.newRoom(json("{'name':'map-" + pat.login() + "','kind':'location'}"));
        pat.post("/api/rooms/" + map + "/entries", json("{'latitude':53.5,'longitude':10}"))
                .expect(201);
        for (AtriumServer node : List.of(east(), west())) {
            assertEquals(pat.login(), creator(node, map));
            Await.until("it is on the map", () -> map(node, map).contains("\"" + pat.login() + "\""));
        }
        return map;
    }

    private static String creator(AtriumServer node, String room) {
        return node.as("bob").get("/api/rooms/" + room).expect(200).json().getString("created_by");
    }

    private static String map(AtriumServer node, String room) {
        try (RoomClient looking = RoomClient.join(node.as("bob"), room)) {
            return looking.welcome().getJsonObject("snapshot").toString();
        }
    }

    private void done(int job) {
        Await.until(
                () -> "the erasure is over: "
                        + west().as("admin").get("/api/jobs/" + job).text(),
                Duration.ofSeconds(60),
                () -> west().as("admin")
                        .get("/api/jobs/" + job)
                        .json()
                        .getString("state")
                        .equals("done"));
    }

    /** @return whoever it is, on east */
    private RestClient newPerson(String prefix) {
        String login = prefix + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String password = east().as("admin")
                .post("/api/users", json("{'login':'" + login + "','name':'Pat'}"))
                .expect(201)
                .json()
                .getString("password");
        return RestClient.signIn(east(), login, password);
    }

    private String idOf(String login) {
        String filter = URLEncoder.encode("userName eq \"" + login + "\"", StandardCharsets.UTF_8);
        return west().as("admin")
                .get("/scim/v2/Users?filter=" + filter)
                .expect(200)
                .json()
                .getJsonArray("Resources")
                .getJsonObject(0)
                .getString("id");
    }

    private static String log(RestClient who, String room) {
        return who.get("/api/rooms/" + room + "/entries?after=0").expect(200).text();
    }

    private static JsonObject face(RestClient who, String login) {
        return who.get("/api/people/" + login).expect(200).json();
    }

    private static Predicate<JsonObject> told(String login) {
        return frame -> frame.getString("type", "").equals("face")
                && frame.getString("login").equals(login);
    }

    private static Predicate<JsonObject> called(String room, long seq) {
        return frame -> frame.getString("type", "").equals("notice")
                && frame.getJsonObject("notice").getString("room").equals(room)
                && frame.getJsonObject("notice").getInt("seq") == seq;
    }

    private static int unread(AtriumServer node, String room) {
        return node.as("bob")
                .get("/api/notices?limit=1")
                .expect(200)
                .json()
                .getJsonObject("rooms")
                .getInt(room, 0);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text.replace('\'', '"'));
    }
}
