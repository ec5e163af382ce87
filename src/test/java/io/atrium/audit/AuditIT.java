package io.atrium.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail says of what was done, and who may read it. */
class AuditIT extends RoomTest {
    private final RestClient admin = server.as("admin");

    @Test
    void what_happens_to_a_room_and_its_members_is_recorded_with_who_did_it_and_from_where() {
        String members = "/api/rooms/" + room + "/members/";
        ann.put(members + "bob", role("reader")).expect(200);
        ann.put(members + "bob", role("keeper")).expect(200);
        ann.delete(members + "bob").expect(204);
        server.as("cho").put(members + "cho", role("member")).expect(200);
        server.as("cho").delete(members + "cho").expect(204);
        ann.patch(
                        "/api/rooms/" + room,
                        Json.createObjectBuilder().add("visibility", "private").build())
                .expect(200);
        ann.get("/api/rooms/" + room + "/export?format=jsonl").expect(200);
        ann.delete("/api/rooms/" + room).expect(204);
        List<JsonObject> acts = acts("room=" + room);
        assertEquals(
                List.of(
                        "room.deleted ann - {}",
                        "room.exported ann - {\"format\":\"jsonl\"}",
                        "room.changed ann - {\"visibility\":\"open to private\"}",
                        "room.member_left cho cho {\"role\":\"member\"}",
                        "room.member_removed ann bob {\"role\":\"keeper\",\"may_return\":\"no\"}",
                        "room.member_role ann bob {\"role\":\"keeper\"}",
                        "room.member_added ann bob {\"role\":\"reader\"}",
                        "room.created ann - {\"kind\":\"chat\",\"visibility\":\"open\"}"),
                acts.stream()
                        .filter(act -> act.getString("what").startsWith("room."))
                        .map(AuditIT::inShort)
                        .toList());
        assertEquals("127.0.0.1", acts.get(0).getString("address"));
    }

    @Test
    void signing_in_and_tokens_are_recorded_and_a_wrong_password_under_the_login_it_was_tried_for() {
        RestClient cho = server.as("cho");
        RestClient.basic(server, "cho", "wrong").post("/api/tokens", role("x")).expect(401);
        String name = "device " + room;
        RestClient.basic(server, "cho", "demo").newToken(name, 3_600);
        int id = cho.get("/api/tokens")
                .json()
                .getJsonArray("tokens")
                .getJsonObject(0)
                .getInt("id");
        cho.delete("/api/tokens/" + id).expect(204);
        List<String> acts = acts("person=cho&limit=20").stream()
                .map(act -> act.getString("what") + " " + act.getString("actor"))
                .toList();
        assertEquals(
                List.of("token.revoked cho", "token.created cho", "signin.succeeded cho", "signin.failed atrium"),
                acts.stream().filter(act -> !act.startsWith("room.")).limit(4).toList());
        assertEquals(2, acts("what=token&q=" + name.replace(" ", "%20")).size());
    }

    @Test
    void each_act_gets_its_seal_and_the_chain_is_whole() {
        long before = admin.get("/api/audit?limit=1").json().getInt("head");
        ann.get("/api/rooms/" + room + "/export").expect(200);
        Await.until("the export is sealed", () -> !news(before).isEmpty());
        JsonObject verdict = admin.get("/api/audit/verify").expect(200).json();
        assertTrue(verdict.getBoolean("whole"), verdict.toString());
        assertTrue(verdict.getInt("sealed") > before);
    }

    @Test
    void the_trail_is_read_page_by_page_without_a_hole() {
        for (int i = 0; i < 7; i++) {
            ann.get("/api/rooms/" + room + "/export").expect(200);
        }
        String query = "/api/audit?limit=3&what=room.exported&room=" + room;
        JsonObject first = admin.get(query).json();
        JsonObject second =
                admin.get(query + "&next=" + first.getString("next")).json();
        JsonObject third =
                admin.get(query + "&next=" + second.getString("next")).json();
        assertTrue(third.isNull("next"));
        List<Integer> ids = Stream.of(first, second, third)
                .flatMap(page -> page.getJsonArray("acts").getValuesAs(JsonObject.class).stream())
                .map(act -> act.getInt("id"))
                .toList();
        assertEquals(7, ids.size());
        assertEquals(7, ids.stream().distinct().count());
    }

    @Test
    void the_trail_as_a_file_is_itself_an_act_and_no_formula() {
        String evil = "=cmd()";
        ann.patch(
                        "/api/rooms/" + room,
                        Json.createObjectBuilder().add("purpose", evil).build())
                .expect(200);
        String csv = admin.get("/api/audit/export?format=csv&room=" + room)
                .expect(200)
                .text();
        assertTrue(csv.startsWith("n,at,what,actor,"), csv);
        assertTrue(csv.contains(",room.changed,ann,"), csv);
        assertFalse(Stream.of(csv.split("\r\n")).anyMatch(line -> line.matches("(.*,)?[=+@-].*")), csv);
        String jsonl = admin.get("/api/audit/export?room=" + room).expect(200).text();
        assertEquals(2, jsonl.lines().count());
        assertEquals(
                "room=" + room,
                acts("what=audit.exported").get(0).getJsonObject("detail").getString("filter"));
        admin.get("/api/audit/export?format=xls").expect(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/audit", "/api/audit/export", "/api/audit/verify", "/api/users"})
    void it_is_for_administrators_only(String path) {
        ann.get(path).expect(403);
        RestClient.anonymous(server).get(path).expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what=Room!", "person=a%20b", "from=yesterday", "limit=0", "next=x", "after=-1"})
    void what_makes_no_sense_is_refused_by_its_name(String query) {
        assertEquals(
                query.substring(0, query.indexOf('=')),
                admin.get("/api/audit?" + query).expect(422).json().getString("field"));
    }

    private List<JsonObject> news(long after) {
        return admin.get("/api/audit?room=" + room + "&what=room.exported&after=" + after)
                .json()
                .getJsonArray("acts")
                .getValuesAs(JsonObject.class);
    }

    private List<JsonObject> acts(String query) {
        return admin.get("/api/audit?" + query)
                .expect(200)
                .json()
                .getJsonArray("acts")
                .getValuesAs(JsonObject.class);
    }

    private static String inShort(JsonObject act) {
        return act.getString("what") + " " + act.getString("actor") + " " + act.getString("subject", "-") + " "
                + act.getJsonObject("detail");
    }

    private static JsonObject role(String role) {
        return Json.createObjectBuilder().add("role", role).build();
    }
}
