package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.RestClient;
import io.atrium.testing.RestClient.Answer;
import io.atrium.testing.RoomClient;
import io.atrium.testing.RoomTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST door, to the letter of docs/protocol.md. */
class RestIT extends RoomTest {
    @Test
    void a_batch_is_stored_whole_or_not_at_all() {
        Answer stored = ann.send("POST", entries(), "[{\"message\":\"a\",\"ref\":\"1\"},{\"message\":\"b\"}]")
                .expect(201);
        assertEquals(
                "[{\"ref\":\"1\",\"seq\":1},{\"seq\":2}]",
                stored.json().getJsonArray("entries").toString());
        Answer refused = ann.send("POST", entries(), "[{\"message\":\"c\"},{\"message\":7}]")
                .expect(422);
        assertEquals("message", refused.json().getString("field"));
        assertEquals(2, ann.get(entries()).json().getInt("seq"));
    }

    @Test
    void a_thousand_entries_at_once_and_no_more() {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < 1_000; i++) {
            batch.add(Json.createObjectBuilder().add("message", "m" + i));
        }
        JsonArray thousand = batch.build();
        assertEquals(
                1_000,
                ann.post(entries(), thousand)
                        .expect(201)
                        .json()
                        .getJsonArray("entries")
                        .size());
        JsonArray more = Json.createArrayBuilder(thousand).add(thousand.get(0)).build();
        assertEquals("too_large", ann.post(entries(), more).expect(413).json().getString("code"));
    }

    @Test
    void polling_pages_through_the_log_in_both_directions() {
        for (int i = 1; i <= 5; i++) {
            ann.send("POST", entries(), "{\"message\":\"" + i + "\"}").expect(201);
        }
        JsonObject first = ann.get(entries() + "?after=0&limit=2").expect(200).json();
        assertEquals("1 2", messages(first));
        assertEquals(2, first.getInt("next"));
        assertEquals(5, first.getInt("seq"));
        JsonObject last = ann.get(entries() + "?after=4&limit=2").json();
        assertEquals("5", messages(last));
        assertTrue(last.isNull("next"));
        JsonObject below = ann.get(entries() + "?before=4&limit=2").json();
        assertEquals("2 3", messages(below));
        assertEquals(2, below.getInt("next"));
        assertTrue(ann.get(entries() + "?before=2&limit=2").json().isNull("next"));
    }

    @Test
    void what_is_sent_by_rest_is_heard_on_the_socket() {
        try (RoomClient client = RoomClient.join(bob, room)) {
            ann.send("POST", entries(), "{\"message\":\"from a script\",\"ref\":\"s-1\"}")
                    .expect(201);
            assertEquals("s-1", client.awaitMessage("from a script").getString("ref"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"UPPER"}                                | 422 | invalid  | name
            {"name":"a b"}                                  | 422 | invalid  | name
            {}                                              | 422 | invalid  | name
            {"name":5}                                      | 422 | invalid  | name
            {"name":"new-1","kind":"bingo"}                 | 422 | invalid  | kind
            {"name":"new-1","title":"a\\u202Eb"}            | 422 | invalid  | title
            {"name":"new-1","title":"\\u200B"}              | 422 | invalid  | title
            {"name":"new-1","visibility":"secret"}          | 422 | invalid  | visibility
            {"name":"new-1","members":["nobody-here"]}      | 422 | invalid  | members
            {"name":"new-1","members":"bob"}                | 422 | invalid  | members
            {"name":"new-1","settings":{"posting":"all"}}   | 422 | invalid  | settings.posting
            {"name":"new-1","settings":[]}                  | 422 | invalid  | settings
            {"name":"operations"}                           | 409 | conflict | name
            []                                              | 400 | malformed |
            nonsense                                        | 400 | malformed |
            """)
    void a_room_that_can_t_be_created_says_why(String wanted, int status, String code, String field) {
        JsonObject problem =
                ann.send("POST", "/api/rooms", wanted).expect(status).json();
        assertEquals(code, problem.getString("code"));
        assertEquals(field, problem.getString("field", null));
    }

    @Test
    void a_room_asked_for_twice_is_made_once() {
        String name = "twice-" + UUID.randomUUID();
        String wanted = "{\"name\":\"" + name + "\",\"ref\":\"" + UUID.randomUUID() + "\"}";
        ann.send("POST", "/api/rooms", wanted).expect(201);
        assertEquals(
                name, ann.send("POST", "/api/rooms", wanted).expect(201).json().getString("name"));
    }

    @Test
    void a_body_is_json_whatever_it_says_it_is() throws Exception {
        String ticket = ann.newTicket();
        HttpRequest asCurlSends = HttpRequest.newBuilder(server.uri(entries() + "?ticket=" + ticket))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"message\":\"a=b&c\"}"))
                .build();
        HttpResponse<String> stored = HttpClient.newHttpClient().send(asCurlSends, BodyHandlers.ofString());
        assertEquals(201, stored.statusCode(), stored.body());
        assertEquals("a=b&c", messages(ann.get(entries()).json()));
    }

    @Test
    void a_read_mark_is_moved_without_a_socket_too() {
        ann.send("POST", entries(), "{\"message\":\"one\"}").expect(201);
        JsonObject answer = bob.send("POST", entries(), "{\"type\":\"read\",\"seq\":1}")
                .expect(201)
                .json();
        assertTrue(answer.getJsonArray("entries").isEmpty());
        assertEquals(1, bob.get("/api/rooms/" + room).expect(200).json().getInt("read_seq"));
    }

    @Test
    void the_ref_of_one_is_not_the_ref_of_another() {
        String ref = ",\"ref\":\"1-" + room + "\"}";
        ann.send("POST", "/api/rooms", "{\"name\":\"a-" + room + "\"" + ref).expect(201);
        bob.send("POST", "/api/rooms", "{\"name\":\"b-" + room + "\"" + ref).expect(201);
        String tooLong = "{\"name\":\"c-" + room + "\",\"ref\":\"" + "r".repeat(65) + "\"}";
        assertEquals(
                "ref",
                ann.send("POST", "/api/rooms", tooLong).expect(422).json().getString("field"));
    }

    @Test
    void texts_the_database_can_t_carry_are_named() {
        assertEquals("next", ann.get("/api/rooms?next=a%00").expect(422).json().getString("field"));
        ann.get("/api/rooms/" + room + "/members/NOBODY").expect(404);
        String marks = "\u0301\u0316".repeat(50_000);
        String title = "{\"name\":\"t-" + room + "\",\"title\":\"" + marks + "\"}";
        assertEquals(
                "title",
                ann.send("POST", "/api/rooms", title).expect(422).json().getString("field"));
    }

    @Test
    void members_are_found_by_words_of_their_names() {
        for (String login : new String[] {"bob", "cho"}) {
            ann.put(
                            "/api/rooms/" + room + "/members/" + login,
                            Json.createObjectBuilder().build())
                    .expect(200);
        }
        String found = ann.get("/api/rooms/" + room + "/members?q=OKAFOR%20bo")
                .expect(200)
                .text();
        assertTrue(found.contains("\"login\":\"bob\"") && !found.contains("\"login\":\"ann\""), found);
        JsonObject cho = ann.get("/api/rooms/" + room + "/members?q=MIN-j%C3%BBn")
                .expect(200)
                .json();
        assertEquals("cho", cho.getJsonArray("members").getJsonObject(0).getString("login"));
        assertEquals(3, cho.getInt("member_count"));
        assertTrue(ann.get("/api/rooms/" + room + "/members?q=nobody")
                .json()
                .getJsonArray("members")
                .isEmpty());
    }

    @Test
    void only_a_keeper_changes_a_room_and_the_last_one_stays() {
        bob.put(
                        "/api/rooms/" + room + "/members/bob",
                        Json.createObjectBuilder().build())
                .expect(200);
        JsonObject title = Json.createObjectBuilder().add("title", "Another").build();
        bob.patch("/api/rooms/" + room, title).expect(403);
        assertEquals(
                "Another",
                ann.patch("/api/rooms/" + room, title).expect(200).json().getString("title"));
        ann.delete("/api/rooms/" + room + "/members/ann").expect(409);
        JsonObject reader = Json.createObjectBuilder().add("role", "reader").build();
        ann.put("/api/rooms/" + room + "/members/bob", reader).expect(200);
        bob.send("POST", entries(), "{\"message\":\"may I?\"}").expect(403);
        bob.delete("/api/rooms/" + room).expect(403);
        ann.delete("/api/rooms/" + room).expect(204);
        ann.get("/api/rooms/" + room).expect(404);
    }

    @Test
    void a_private_room_does_not_exist_for_others() {
        String hidden = ann.newRoom(Json.createObjectBuilder()
                .add("name", room + "-p")
                .add("visibility", "private")
                .build());
        for (String path : new String[] {"", "/entries", "/members", "/snapshot"}) {
            bob.get("/api/rooms/" + hidden + path).expect(404);
        }
        assertFalse(bob.get("/api/rooms?limit=1000").text().contains(hidden));
        assertTrue(ann.get("/api/rooms?limit=1000").text().contains(hidden));
    }

    @Test
    void numbers_that_are_none_are_named() {
        for (String query : new String[] {"after=x", "before=-1", "limit=0", "limit=1001", "after=0&wait=61"}) {
            assertEquals(
                    "invalid",
                    ann.get(entries() + "?" + query).expect(422).json().getString("code"));
        }
    }

    @Test
    void a_token_makes_no_tokens_and_nobody_reads_nothing() {
        ann.send("POST", "/api/tokens", "{\"name\":\"more\"}").expect(403);
        Answer refused = RestClient.anonymous(server).get("/api/rooms").expect(401);
        assertEquals("unauthenticated", refused.json().getString("code"));
        assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElse(""));
        RestClient.bearer(server, "ann", "atr_foreign").get("/api/rooms").expect(401);
    }

    @Test
    void the_contract_is_served() {
        RestClient nobody = RestClient.anonymous(server);
        assertTrue(nobody.get("/api/openapi.yaml").expect(200).text().startsWith("openapi: 3"));
        assertTrue(nobody.get("/api/asyncapi.yaml").expect(200).text().startsWith("asyncapi: 3"));
    }

    private String entries() {
        return "/api/rooms/" + room + "/entries";
    }

    private static String messages(JsonObject page) {
        return String.join(
                " ",
                page.getJsonArray("entries")
                        .getValuesAs(entry -> entry.asJsonObject().getString("message")));
    }
}
