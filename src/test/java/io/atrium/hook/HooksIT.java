package io.atrium.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outgoing webhooks, on a server that tries again after a second and may be killed. */
class HooksIT {
    private final Called called = new Called();
    private AtriumServer server;
    private RestClient ann;
    private String room;

    @BeforeEach
    void newRoom() {
        server = AtriumServer.spare();
        ann = server.as("ann");
        room = ann.newRoom("out");
    }

    @AfterEach
    void close() {
        called.close();
    }

    @Test
    void what_is_said_is_told_in_order_signed_and_logged() {
        JsonObject hook = hook("/ci", List.of("message"), List.of());
        for (int i = 1; i <= 5; i++) {
            say("number " + i);
        }
        Await.until("five deliveries", () -> called.calls("/ci").size() >= 5);
        for (int i = 0; i < 5; i++) {
            Called.Call call = called.calls("/ci").get(i);
            assertTrue(call.body().contains("number " + (i + 1)), call.body());
            assertTrue(call.header("X-Atrium-Signature").startsWith("v1="), call.header("X-Atrium-Signature"));
            assertTrue(call.body().contains(call.header("X-Atrium-Id")));
        }
        Await.until(
                "all arrived",
                () -> states(hook).equals(List.of("arrived", "arrived", "arrived", "arrived", "arrived")));
        assertEquals(200, deliveries(hook).getJsonObject(0).getInt("status"));
        ann.delete(path("/" + hook.getInt("id"))).expect(204);
        assertEquals(0, ann.get(path("")).json().getJsonArray("outgoing").size());
    }

    @Test
    void words_set_it_off_and_an_away_receiver_loses_nothing_and_keeps_the_order() {
        called.answer("/w", 500, "not now");
        JsonObject hook = hook("/w", List.of(), List.of("deploy"));
        say("nothing of note");
        say("deploy one");
        say("deploy two");
        Await.until("a second attempt", () -> called.calls("/w").size() >= 2);
        assertTrue(called.calls("/w").stream().allMatch(call -> call.body().contains("deploy one")));
        JsonObject first = deliveries(hook).getJsonObject(1);
        assertEquals(
                "not now 500 waiting",
                first.getString("answer") + " " + first.getInt("status") + " " + first.getString("state"));
        called.answer("/w", 200, "thanks");
        Await.until("both", () -> states(hook).equals(List.of("arrived", "arrived")));
        long ids = called.calls("/w").stream()
                .filter(call -> call.body().contains("deploy one"))
                .map(call -> call.header("X-Atrium-Id"))
                .distinct()
                .count();
        assertEquals(1, ids, "one delivery has one id however often it is tried");
        ann.post(path("/" + hook.getInt("id") + "/deliveries/" + first.getInt("id") + "/again"), empty())
                .expect(204);
        int before = called.calls("/w").size();
        Await.until(
                "once more",
                () -> called.calls("/w").size() > before || states(hook).equals(List.of("arrived", "arrived")));
    }

    @Test
    void one_that_hangs_holds_up_no_other_and_ten_megabytes_are_not_read() {
        called.hang("/slow");
        called.flood("/big", 10_000_000);
        hook("/slow", List.of(), List.of());
        JsonObject big = hook("/big", List.of(), List.of());
        hook("/quick", List.of(), List.of());
        say("hello");
        Await.until("the quick one", () -> called.calls("/quick").size() == 1);
        Await.until("the big one", () -> states(big).equals(List.of("arrived")));
        assertTrue(deliveries(big).getJsonObject(0).getString("answer").length() <= 500);
    }

    @Test
    void what_was_said_before_a_kill_is_told_after_it() {
        called.answer("/k", 503, "");
        JsonObject hook = hook("/k", List.of("message"), List.of());
        say("before the kill");
        Await.until("an attempt", () -> !called.calls("/k").isEmpty());
        say("just before");
        server.kill();
        called.answer("/k", 200, "");
        server = AtriumServer.spare();
        ann = server.as("ann");
        Await.until(
                () -> states(hook).toString(),
                java.time.Duration.ofSeconds(90),
                () -> states(hook).equals(List.of("arrived", "arrived")));
    }

    @Test
    void keepers_alone_look_after_a_rooms_and_administrators_after_all_rooms() {
        RestClient bob = server.as("bob");
        assertEquals(404, ann.post(path("/1000000000/enable"), empty()).status());
        assertEquals(
                403,
                bob.post("/api/outgoing", wanted("/x", List.of(), List.of())).status());
        assertEquals(
                422,
                ann.post(
                                path(""),
                                Json.createObjectBuilder(wanted("/x", List.of(), List.of()))
                                        .add("url", "http://example.org")
                                        .build())
                        .status());
        RestClient admin = server.as("admin");
        JsonObject all = admin.post(
                        "/api/outgoing", wanted("/all", List.of(), List.of("mark-" + room.substring(4, 12))))
                .expect(201)
                .json();
        String later = ann.newRoom("later");
        say("mark-" + room.substring(4, 12));
        ann.post("/api/rooms/" + later + "/entries", message("mark-" + room.substring(4, 12)))
                .expect(201);
        Await.until("both rooms", () -> called.calls("/all").size() == 2);
        admin.delete("/api/outgoing/" + all.getInt("id")).expect(204);
    }

    @Test
    void a_hook_ends_with_its_makers_right_to_the_room() {
        ann.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().add("role", "keeper").build());
        RestClient bob = server.as("bob");
        JsonObject hook = bob.post(path(""), wanted("/gone", List.of(), List.of()))
                .expect(201)
                .json();
        say("while he is a keeper");
        Await.until("the first", () -> called.calls("/gone").size() == 1);
        ann.put(
                "/api/rooms/" + room + "/members/bob",
                Json.createObjectBuilder().add("role", "member").build());
        say("after it");
        Await.until(
                "it is disabled",
                () -> !ann.get(path(""))
                        .json()
                        .getJsonArray("outgoing")
                        .getJsonObject(0)
                        .isNull("disabled_at"));
        assertEquals(1, called.calls("/gone").size());
        JsonObject told = bob.get("/api/notices").json().getJsonArray("notices").getJsonObject(0);
        assertEquals(
                "hook_barred Out /gone " + room + " /room/" + room + "#webhooks",
                told.getString("what") + " " + told.getString("about") + " " + told.getString("room") + " "
                        + told.getString("to"));
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        assertTrue(
                bob.get("/api/notices").json().getJsonArray("notices").stream()
                        .noneMatch(notice -> notice.toString().contains(room)),
                "of a room one has left there is none");
        ann.post(path("/" + hook.getInt("id") + "/enable"), empty()).expect(409);
    }

    @Test
    void whose_hook_ends_as_they_are_sent_away_is_told_without_a_word_of_the_room() {
        ann.put(
                "/api/rooms/" + room + "/members/cho",
                Json.createObjectBuilder().add("role", "keeper").build());
        RestClient cho = server.as("cho");
        cho.post(path(""), wanted("/sent-away", List.of(), List.of())).expect(201);
        ann.delete("/api/rooms/" + room + "/members/cho").expect(204);
        say("she does not hear this");
        Await.until("she is told", () -> newest(cho).getString("what").equals("hook_barred"));
        JsonObject told = newest(cho);
        assertEquals(" /lobby", told.getString("room") + " " + told.getString("to"));
        assertEquals(1, cho.get("/api/notices").json().getJsonObject("rooms").getInt(""));
        cho.post(
                        "/api/notices/read",
                        Json.createObjectBuilder().add("id", told.getInt("id")).build())
                .expect(204);
        assertTrue(newest(cho).getBoolean("read"));
    }

    private static JsonObject newest(RestClient who) {
        JsonArray notices = who.get("/api/notices").expect(200).json().getJsonArray("notices");
        return notices.isEmpty() ? Json.createObjectBuilder().add("what", "").build() : notices.getJsonObject(0);
    }

    @Test
    void administrators_have_nothing_told_that_they_may_not_read() {
        RestClient admin = server.as("admin");
        String mark = "mark-" + room.substring(4, 12);
        JsonObject all = admin.post("/api/outgoing", wanted("/open", List.of(), List.of(mark)))
                .expect(201)
                .json();
        String hidden = "hidden-" + UUID.randomUUID();
        ann.post(
                        "/api/rooms",
                        Json.createObjectBuilder()
                                .add("name", hidden)
                                .add("title", "Hidden")
                                .add("kind", "chat")
                                .add("visibility", "private")
                                .build())
                .expect(201);
        admin.post("/api/rooms/" + hidden + "/outgoing", wanted("/x", List.of(), List.of()))
                .expect(403);
        ann.post("/api/rooms/" + hidden + "/entries", message(mark + " in private"))
                .expect(201);
        say(mark + " in the open");
        Await.until("what is open", () -> !called.calls("/open").isEmpty());
        ann.patch(
                        "/api/rooms/" + hidden,
                        Json.createObjectBuilder().add("visibility", "open").build())
                .expect(200);
        ann.post("/api/rooms/" + hidden + "/entries", message(mark + " now open"))
                .expect(201);
        Await.until("what is open now", () -> called.calls("/open").size() >= 2);
        assertTrue(called.calls("/open").stream().noneMatch(call -> call.body().contains("in private")));
        admin.delete("/api/outgoing/" + all.getInt("id")).expect(204);
    }

    private void say(String text) {
        ann.post("/api/rooms/" + room + "/entries", message(text)).expect(201);
    }

    private static JsonObject message(String text) {
        return Json.createObjectBuilder().add("message", text).build();
    }

    private static JsonObject empty() {
        return Json.createObjectBuilder().build();
    }

    private JsonObject hook(String at, List<String> types, List<String> words) {
        return ann.post(path(""), wanted(at, types, words)).expect(201).json();
    }

    private JsonObject wanted(String at, List<String> types, List<String> words) {
        return Json.createObjectBuilder()
                .add("name", "Out " + at)
                .add("url", called.at(at).toString())
                .add("types", array(types))
                .add("words", array(words))
                .build();
    }

    private static JsonArrayBuilder array(List<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    private String path(String below) {
        return "/api/rooms/" + room + "/outgoing" + below;
    }

    private JsonArray deliveries(JsonObject hook) {
        return ann.get(path("/" + hook.getInt("id") + "/deliveries"))
                .expect(200)
                .json()
                .getJsonArray("deliveries");
    }

    private List<String> states(JsonObject hook) {
        return deliveries(hook).getValuesAs(JsonObject.class).stream()
                .map(delivery -> delivery.getString("state"))
                .toList();
    }
}
