package io.atrium.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import io.atrium.testing.Multiplexed;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding what was said, by REST and by the multiplexed connection. */
class SearchIT extends SearchDoors {
    @Test
    void what_was_said_is_found_with_its_place_and_what_was_looked_for_marked() {
        long seq = say(ann, "The deployment of " + word + " went well");
        JsonObject hit = hits(awaitTexts(bob, word, "The deployment of " + word + " went well"))
                .get(0);
        assertEquals(room, hit.getString("room"));
        assertEquals("chat", hit.getString("kind"));
        assertEquals("message", hit.getString("type"));
        assertEquals(seq, hit.getInt("seq"));
        assertEquals("ann", hit.getString("from"));
        assertEquals("Ann", hit.getString("name").split(" ")[0]);
        assertEquals(
                "[[18," + (18 + word.length()) + "]]", hit.getJsonArray("marks").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "ploy, the deployment is done",
        "UBER, Straßen über der Stadt",
        "straße, Straßen über der Stadt",
        "データ, 新しいデータベース",
        "ﾃﾞｰﾀ, 新しいデータベース",
        "部署, 今天完成了部署工作",
        "署, 今天完成了部署工作",
        "'\"release notes\"', the Release Notes are out",
        "relea not, the Release Notes are out",
    })
    void parts_of_words_are_found_whatever_their_case_accents_and_script(String q, String said) {
        say(ann, said + " " + word);
        say(ann, "nothing of it " + word);
        awaitTexts(bob, word + " " + q, said + " " + word);
    }

    @Test
    void filters_narrow_and_a_minus_excludes() {
        String other = ann.newRoom("other-" + word.substring(0, 20));
        say(ann, word + " from Ann");
        say(bob, word + " from Bob, see https://intranet.example/page");
        post(ann, other, message(word + " elsewhere"));
        awaitTexts(bob, word + " in:" + other, word + " elsewhere");
        assertEquals(word + " from Ann", texts(ask(bob, word + " from:ann in:" + room)));
        assertEquals(word + " from Ann", texts(ask(bob, word, "&from=ann&room=" + room)));
        assertEquals(word + " elsewhere", texts(ask(bob, word + " -from -see")));
        assertEquals(2, hits(ask(bob, word + " from:ann from:cho")).size());
        assertEquals(1, hits(ask(bob, word + " has:link")).size());
        assertEquals(3, hits(ask(bob, word + " kind:chat kind:poll")).size());
        assertEquals(0, hits(ask(bob, word + " kind:poll")).size());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertEquals(3, hits(ask(bob, word + " after:" + now.minusSeconds(60))).size());
        assertEquals(0, hits(ask(bob, word + " before:" + now.minusSeconds(60))).size());
        assertEquals(
                3, hits(ask(bob, word + " after:2020-01-01 before:2999-01-01")).size());
    }

    @ParameterizedTest
    @CsvSource({
        "from:An!n, from",
        "in:Room?, in",
        "kind:nothing, kind",
        "has:luck, has",
        "before:yesterday, before",
        "after:2026-13-01, after",
        "-after:2026-01-01, after",
    })
    void a_filter_with_a_bad_value_is_named(String q, String field) {
        assertEquals(field, bob.get(path(q, "")).expect(422).json().getString("field"));
    }

    @Test
    void what_else_is_wrong_with_a_question_is_named() {
        assertEquals("q", bob.get(path("x".repeat(401), "")).expect(422).json().getString("field"));
        assertEquals(
                "sort", bob.get(path("x", "&sort=oldest")).expect(422).json().getString("field"));
        assertEquals(
                "limit", bob.get(path("x", "&limit=101")).expect(422).json().getString("field"));
        assertEquals("next", bob.get(path("x", "&next=abc")).expect(422).json().getString("field"));
        assertEquals("tz", bob.get(path("x", "&tz=Nowhere")).expect(422).json().getString("field"));
        bob.get(path("x in:no-such-room", "")).expect(404);
        RestClient.anonymous(server).get(path("x", "")).expect(401);
        assertEquals(0, hits(ask(bob, "  ")).size());
        assertEquals(0, hits(ask(bob, "?!")).size());
    }

    @Test
    void pages_follow_each_other_whatever_comes_in_between() {
        for (int i = 1; i <= 5; i++) {
            say(ann, word + " " + i);
        }
        awaitTexts(bob, word, numbered("5", "4", "3", "2", "1"));
        JsonObject first = ask(bob, word, "&limit=2");
        assertEquals(numbered("5", "4"), texts(first));
        assertEquals(5, first.getInt("total"));
        assertTrue(first.getBoolean("total_exact"));
        say(ann, word + " 6");
        awaitTexts(bob, word, numbered("6", "5", "4", "3", "2", "1"));
        JsonObject second = ask(bob, word, "&limit=2&next=" + first.getString("next"));
        assertEquals(numbered("3", "2"), texts(second));
        JsonObject third = ask(bob, word, "&limit=2&next=" + second.getString("next"));
        assertEquals(numbered("1"), texts(third));
        assertFalse(third.containsKey("next"));
    }

    @Test
    void best_first_is_what_says_the_word_itself_and_pages_too() {
        say(ann, word + " boil");
        for (int i = 0; i < 3; i++) {
            say(ann, word + " the boiler room is warm today, and so is everything else around it");
        }
        Await.until("all four are found", () -> hits(ask(bob, word)).size() == 4);
        JsonObject first = ask(bob, word + " boil", "&sort=best&limit=2");
        assertEquals(word + " boil", hits(first).get(0).getString("text"));
        JsonObject second = ask(bob, word + " boil", "&sort=best&limit=2&next=" + first.getString("next"));
        assertEquals(2, hits(second).size());
    }

    private String numbered(String... numbers) {
        return word + " " + String.join("\n" + word + " ", numbers);
    }

    @Test
    void an_edit_is_found_by_its_new_words_and_a_removed_message_by_none() {
        long seq = say(ann, word + " first thought");
        awaitTexts(bob, word, word + " first thought");
        post(
                ann,
                room,
                frame("edit", seq).add("message", word + " second thought").build());
        awaitTexts(bob, word, word + " second thought");
        assertEquals("", texts(ask(bob, word + " first")));
        assertEquals(seq, hits(ask(bob, word)).get(0).getInt("seq"));
        post(ann, room, frame("delete", seq).build());
        awaitTexts(bob, word, "");
    }

    private static JsonObjectBuilder frame(String type, long seq) {
        return Json.createObjectBuilder().add("type", type).add("seq", seq);
    }

    @Test
    void only_what_one_may_read_is_found_and_at_once_no_more() {
        String secret = ann.newRoom(Json.createObjectBuilder()
                .add("name", "secret-" + word.substring(0, 20))
                .add("kind", "chat")
                .add("visibility", "private")
                .add("members", Json.createArrayBuilder().add("bob"))
                .build());
        post(ann, secret, message(word + " in confidence"));
        awaitTexts(bob, word, word + " in confidence");
        assertEquals("", texts(ask(server.as("cho"), word)));
        server.as("cho").get(path(word + " in:" + secret, "")).expect(404);
        ann.delete("/api/rooms/" + secret + "/members/bob").expect(204);
        assertEquals("", texts(ask(bob, word)));
        assertEquals(word + " in confidence", texts(ask(ann, word)));
        ann.delete("/api/rooms/" + secret).expect(204);
        assertEquals("", texts(ask(ann, word)));
    }

    @Test
    void who_was_sent_away_from_an_open_room_finds_nothing_of_it() {
        say(bob, word + " of Bob");
        awaitTexts(bob, word, word + " of Bob");
        ann.delete("/api/rooms/" + room + "/members/bob").expect(204);
        assertEquals("", texts(ask(bob, word)));
        assertEquals(word + " of Bob", texts(ask(server.as("cho"), word)));
    }

    @Test
    void the_call_answers_what_rest_does() {
        say(ann, word + " by call");
        JsonObject byRest = awaitTexts(bob, word, word + " by call");
        try (Multiplexed client = Multiplexed.connect(bob)) {
            JsonObject data = client.result("rpc", "{\"method\":\"search\",\"data\":{\"q\":\"" + word + "\"}}")
                    .getJsonObject("data");
            assertEquals(byRest, data);
            assertEquals(107, client.error("rpc", "{\"method\":\"search\",\"data\":{\"q\":\"kind:none\"}}"));
            assertEquals(
                    "[]",
                    client.result("rpc", "{\"method\":\"search\",\"data\":{\"q\":\"\"}}")
                            .getJsonObject("data")
                            .getJsonArray("hits")
                            .toString());
        }
    }
}
