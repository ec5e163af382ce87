package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.testing.Wiki;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What both nodes look after, and one alone may do: what is scheduled, webhooks, commands, previews, holds. Tests of {@link NodesIT}'s. */
interface WorkElsewhere {
    AtriumServer east();

    AtriumServer west();

    @Test
    default void what_is_left_with_one_node_is_done_once_though_both_look() {
        RestClient ann = east().as("ann");
        String room = ann.newRoom("later");
        try (RoomClient there = RoomClient.join(west().as("bob"), room);
                Multiplexed window = Multiplexed.connect(west().as("ann"))) {
            String at = Instant.now().plusSeconds(3).toString();
            for (int i = 0; i < 5; i++) {
                ann.post(
                                "/api/scheduled",
                                json("{'what':'send','room':'" + room + "','at':'" + at + "','frame':{'message':'said "
                                        + i + "'}}"))
                        .expect(201);
                ann.post(
                                "/api/scheduled",
                                json("{'what':'remind','room':'" + room + "','at':'" + at + "','text':'think " + i
                                        + "'}"))
                        .expect(201);
            }
            for (int i = 0; i < 5; i++) {
                String said = "said " + i;
                there.awaitMessage(said);
                window.awaitOwn("ann", reminder(room, "think " + i));
            }
            Await.until("nothing is left of it", () -> !scheduled(east(), room) && !scheduled(west(), room));
            // What comes after all of that is the end of what there is to count.
            there.say("the end");
            assertEquals(6, ann.get("/api/rooms/" + room).json().getInt("seq"));
            assertEquals(5, reminders(window, room));
            assertEquals(5, noticesOf(west(), room));
        }
    }

    private static void tell(RestClient keeper, String room, URI url) {
        keeper.post("/api/rooms/" + room + "/outgoing", json("{'name':'Out','url':'" + url + "','types':['message']}"))
                .expect(201);
    }

    @Test
    default void what_is_said_on_either_node_is_told_to_others_once_and_in_order() {
        RestClient ann = east().as("ann");
        String room = ann.newRoom("told");
        try (Called called = new Called();
                RoomClient here = RoomClient.join(ann, room);
                RoomClient there = RoomClient.join(west().as("bob"), room)) {
            tell(ann, room, called.at("/told"));
            for (int i = 1; i <= 40; i++) {
                (i % 2 == 0 ? here : there).say("number " + i);
            }
            Await.until(
                    () -> called.calls("/told").size() + " calls",
                    Duration.ofSeconds(40),
                    () -> called.calls("/told").size() >= 40);
            assertEquals(
                    IntStream.rangeClosed(1, 40).boxed().toList(),
                    called.calls("/told").stream()
                            .map(call -> FrameCodec.object(call.body()).getJsonObject("entry"))
                            .map(entry -> entry.getInt("seq"))
                            .toList());
            int hook = west().as("ann")
                    .get("/api/rooms/" + room + "/outgoing")
                    .json()
                    .getJsonArray("outgoing")
                    .getJsonObject(0)
                    .getInt("id");
            west().as("ann").delete("/api/rooms/" + room + "/outgoing/" + hook).expect(204);
            tell(ann, room, called.at("/next"));
            // The second of them comes a round later: what the first was still told would be there by then.
            for (int i = 1; i <= 2; i++) {
                int heard = i;
                here.say("only the next is told of this");
                Await.until("it is told", () -> called.calls("/next").size() == heard);
            }
            assertEquals(40, called.calls("/told").size());
        }
    }

    @Test
    default void what_answers_a_command_late_finds_who_gave_it_on_the_other_node() {
        String name = "go-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        RestClient ann = east().as("ann");
        String room = ann.newRoom("asked");
        try (Called called = new Called();
                Multiplexed hers = Multiplexed.connect(ann);
                RoomClient there = RoomClient.join(west().as("bob"), room)) {
            JsonObject registered = west().as("admin")
                    .post(
                            "/api/commands",
                            json("{'name':'" + name + "','description':'Goes','arguments':'','url':'" + called.at("/go")
                                    + "'}"))
                    .expect(201)
                    .json();
            assertTrue(ann.get("/api/rooms/" + room + "/commands").text().contains(name));
            ann.post("/api/rooms/" + room + "/commands", json("{'text':'/" + name + "'}"))
                    .expect(204);
            Await.until("the call", () -> !called.calls("/go").isEmpty());
            String door = URI.create(
                            FrameCodec.object(called.calls("/go").get(0).body()).getString("response_url"))
                    .getPath();
            RestClient nobody = RestClient.anonymous(west());
            nobody.post(door, json("{'text':'for her alone'}")).expect(200);
            hers.awaitOwn("ann", frame -> frame.toString().contains("for her alone"));
            nobody.post(door, json("{'text':'for all','visible':'room'}")).expect(200);
            assertEquals("ann", there.awaitMessage("for all").getString("from"));
            east().as("admin")
                    .delete("/api/commands/" + registered.getInt("id"))
                    .expect(204);
            west().as("ann")
                    .post("/api/rooms/" + room + "/commands", json("{'text':'/" + name + "'}"))
                    .expect(422);
        }
    }

    @Test
    default void commands_of_ours_that_are_given_on_both_nodes_at_once_are_all_done() {
        String room = east().as("ann").newRoom("crowded");
        String tag = "crowd-" + room;
        List<RestClient> anns = List.of(east().as("ann"), west().as("ann"));
        RestClient bob = west().as("bob");
        IntStream.range(0, 16).parallel().forEach(i -> {
            // The log's writer goes on meanwhile, who looks at the room's row, too.
            bob.post("/api/rooms/" + room + "/entries", json("{'message':'meanwhile'}"))
                    .expect(201);
            String line = i % 4 < 2 ? "/topic Topic " + i : "/remind 30m " + tag;
            anns.get(i % 2)
                    .post(
                            "/api/rooms/" + room + "/commands",
                            json("{'text':'" + line + "','ref':'c" + i + "-" + room + "'}"))
                    .expect(204);
        });
        String topic = east().as("ann").get("/api/rooms/" + room).json().getString("purpose");
        assertTrue(topic.startsWith("Topic "), topic);
        assertEquals(9, east().as("ann").get("/api/scheduled").text().split(tag, -1).length, "eight reminders");
    }

    @Test
    default void what_one_node_has_read_of_a_page_the_other_shows_without_asking() {
        RestClient ann = east().as("ann");
        String room = ann.newRoom("linked");
        try (Wiki wiki = new Wiki();
                RoomClient here = RoomClient.join(ann, room)) {
            long seq = here.say("see " + wiki.base() + "/pump/" + room);
            String path = "/api/rooms/" + room + "/entries/" + seq + "/preview";
            String first = ann.get(path).expect(200).text();
            assertEquals(first, west().as("ann").get(path).expect(200).text());
            assertEquals(1, wiki.asked());
        }
    }

    @Test
    default void a_hold_that_one_node_was_told_of_binds_the_other_at_once() {
        RestClient ann = west().as("ann");
        String room = ann.newRoom("held");
        try (RoomClient there = RoomClient.join(ann, room)) {
            long said = there.say("the first words");
            int hold = east().as("admin")
                    .post("/api/holds", json("{'name':'Case','reason':'a court has asked','rooms':['" + room + "']}"))
                    .expect(201)
                    .json()
                    .getInt("id");
            there.sendText("{\"type\":\"edit\",\"seq\":" + said + ",\"message\":\"other words\"}");
            there.awaitPosition(said + 1);
            assertEquals(
                    "held", ann.delete("/api/rooms/" + room).expect(409).json().getString("code"));
            assertTrue(west().as("admin").get("/api/holds").expect(200).text().contains(room));
            assertEquals(1, kept(room));
            west().as("admin").delete("/api/holds/" + hold).expect(204);
            east().as("ann").delete("/api/rooms/" + room).expect(204);
        }
    }

    /** Of a room's texts, how many are kept for the sake of a hold. */
    long kept(String room);

    @Test
    default void how_a_room_is_set_up_on_one_node_is_so_on_the_other_at_once() {
        String room = east().as("ann").newRoom("kept");
        String path = "/api/rooms/" + room;
        assertFalse(west().as("bob").get(path).expect(200).text().contains("\"keep_days\":7"));
        east().as("ann")
                .patch(path, json("{'settings':{'keep_days':7},'purpose':'Soon gone'}"))
                .expect(200);
        Predicate<JsonObject> goesByIt = card -> card.getJsonObject("settings").getInt("keep_days", 0) == 7
                && card.getString("purpose").equals("Soon gone");
        Await.until(
                "west goes by it",
                () -> goesByIt.test(west().as("bob").get(path).json()));
    }

    private static Predicate<JsonObject> reminder(String room, String text) {
        return frame -> frame.getString("type", "").equals("notice")
                && frame.getJsonObject("notice").getString("what").equals("reminder")
                && frame.getJsonObject("notice").getString("room").equals(room)
                && frame.getJsonObject("notice").getString("about", "").equals(text);
    }

    private static long reminders(Multiplexed window, String room) {
        return window.replies().stream()
                .map(Object::toString)
                .filter(reply -> reply.contains("\"what\":\"reminder\"") && reply.contains("\"" + room + "\""))
                .count();
    }

    private static long noticesOf(AtriumServer node, String room) {
        return notices(node)
                .filter(notice -> notice.getString("room").equals(room)
                        && notice.getString("what").equals("reminder"))
                .count();
    }

    private static Stream<JsonObject> notices(AtriumServer node) {
        return node.as("ann").get("/api/notices?limit=100").expect(200).json().getJsonArray("notices").stream()
                .map(JsonObject.class::cast);
    }

    private static boolean scheduled(AtriumServer node, String room) {
        return node.as("ann").get("/api/scheduled").expect(200).text().contains("\"" + room + "\"");
    }

    private static JsonObject json(String text) {
        return FrameCodec.object(text.replace('\'', '"'));
    }
}
