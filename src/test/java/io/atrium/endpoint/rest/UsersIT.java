package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people with an account, as administrators and their scripts see to them. */
class UsersIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient admin = server.as("admin");
    private final String mark = "u" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_table_is_previewed_brought_in_changed_and_taken_out() {
        String table = "login,name,role,mail\n" + mark + "-a,Ada,member,ada@example.org\n" + mark + "-b,Bea,,\n";
        JsonObject preview = bringIn("?preview=true", table, 200);
        assertEquals(2, preview.getInt("create"));
        assertFalse(preview.getBoolean("done"));
        admin.post("/api/users/" + mark + "-a/signout", null).expect(404);

        JsonObject done = bringIn("", table, 200);
        String password = done.getJsonObject("passwords").getString(mark + "-b");
        RestClient bea = RestClient.signIn(server, mark + "-b", password);
        bea.get("/api/rooms").expect(200);

        String changed = table.replace("Ada", "Ada Lovelace").replace("-b,Bea,,", "-b,Bea,administrator,");
        JsonObject second = bringIn("", changed, 200);
        assertEquals(2, second.getInt("change"));
        assertTrue(second.getJsonObject("passwords").isEmpty());
        bea.get("/api/users").expect(200);
        assertEquals(2, bringIn("?preview=true", changed, 200).getInt("same"));

        String exported = admin.get("/api/users/export?q=" + mark).expect(200).text();
        assertEquals(3, exported.lines().count());
        assertTrue(exported.contains(mark + "-a,Ada Lovelace,member,ada@example.org,enabled,"), exported);
        assertEquals(2, bringIn("?preview=true", exported, 200).getInt("same"));
        List<JsonObject> acts = admin.get("/api/audit?what=people&q=created&limit=50")
                .json()
                .getJsonArray("acts")
                .getValuesAs(JsonObject.class);
        assertTrue(acts.stream().anyMatch(act -> act.getJsonObject("detail").getInt("created") == 2));
    }

    @ParameterizedTest
    @CsvSource({
        "'login,name\nBAD LOGIN,Ada', 2, login",
        "'login,name\nok1,Ada\n\nok1,Bea', 4, twice",
        "'login,name\nok1,=cmd()', 2, begin",
        "'login,name,mail\nok1,Ada,\"a@b\r\nBcc: c@d\"', 2, mail",
        "'login,name,role\nok1,Ada,king', 2, role",
        "'login,name\natrium,Ada', 2, own",
    })
    void a_row_that_cannot_be_is_named_by_its_line_and_nothing_is_brought_in(String table, int line, String why) {
        String named = table.replace("ok1", mark);
        JsonObject refused = bringIn("", named, 422);
        JsonObject row = refused.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("what").equals("refuse"))
                .findFirst()
                .orElseThrow();
        assertEquals(line, row.getInt("line"));
        assertTrue(row.getString("why").contains(why), row.toString());
        assertEquals(0, users("q=" + mark).size());
    }

    @Test
    void a_million_rows_are_refused_with_what_is_taken() {
        String row = "x".repeat(60) + ",Somebody With A Name\n";
        String million = "login,name\n" + row.repeat(1_000_000 / 10);
        JsonObject tooLarge =
                admin.send("POST", "/api/users/import", million).expect(413).json();
        assertTrue(tooLarge.getString("detail").contains("bytes"), tooLarge.toString());
        String many = "login,name\n"
                + IntStream.range(0, 10_001).mapToObj(i -> "m" + i + ",M\n").collect(Collectors.joining());
        assertTrue(admin.send("POST", "/api/users/import", many)
                .expect(413)
                .json()
                .getString("detail")
                .contains("10000 people"));
    }

    @Test
    void the_list_is_looked_through_sorted_and_paged_without_a_hole() {
        String table = "login,name\n"
                + IntStream.range(0, 25)
                        .mapToObj(i -> mark + "-" + i + ",Zoë " + (char) ('Z' - i % 7) + "\n")
                        .collect(Collectors.joining());
        bringIn("", table, 200);
        for (String sort : List.of("login", "name", "seen", "since")) {
            List<String> logins = new ArrayList<>();
            String next = "";
            do {
                JsonObject page = admin.get("/api/users?q=" + mark + "&limit=10&sort=" + sort + next)
                        .expect(200)
                        .json();
                page.getJsonArray("users")
                        .getValuesAs(JsonObject.class)
                        .forEach(user -> logins.add(user.getString("login")));
                next = page.isNull("next")
                        ? null
                        : "&next=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
            } while (next != null);
            assertEquals(25, logins.size(), sort);
            assertEquals(25, logins.stream().distinct().count(), sort);
        }
        assertEquals(
                25,
                users("q=ZOE&limit=500").stream()
                        .filter(user -> user.getString("login").startsWith(mark))
                        .count());
        assertEquals(0, users("q=" + mark + "&state=disabled").size());
        assertEquals(0, users("q=%25" + mark).size());
    }

    @Test
    void more_than_a_few_are_gone_through_in_their_order() {
        String table = "login,name\n"
                + IntStream.range(0, 1_100)
                        .mapToObj(i -> mark + "-" + i + ",Crowd " + i % 7 + "\n")
                        .collect(Collectors.joining());
        bringIn("", table, 200);
        for (String sort : List.of("login", "name", "since")) {
            List<String> logins = new ArrayList<>();
            String next = "";
            do {
                JsonObject page = admin.get(
                                "/api/users?q=" + mark + "&role=member&state=enabled&limit=500&sort=" + sort + next)
                        .expect(200)
                        .json();
                page.getJsonArray("users")
                        .getValuesAs(JsonObject.class)
                        .forEach(user -> logins.add(user.getString("login")));
                next = page.isNull("next")
                        ? null
                        : "&next=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
            } while (next != null);
            assertEquals(1_100, logins.size(), sort);
            assertEquals(1_100, logins.stream().distinct().count(), sort);
        }
    }

    @Test
    void what_is_changed_of_somebody_is_looked_for_at_once() {
        bringIn("", "login,name\n" + mark + ",Ada\n", 200);
        String path = "/api/users/" + mark;
        admin.send("PATCH", path, "{\"name\":\"Åsa Öberg\",\"mail\":\"asa@" + mark + ".example\"}")
                .expect(200);
        assertEquals(mark, users("q=" + mark + ".EX").get(0).getString("login"));
        assertTrue(users("q=asa%20ober&limit=500").stream()
                .anyMatch(user -> user.getString("login").equals(mark)));
        assertEquals(0, users("q=" + mark + "&role=administrator").size());
        admin.send("PATCH", path, "{\"role\":\"administrator\",\"state\":\"disabled\"}")
                .expect(200);
        assertEquals(
                1, users("q=" + mark + "&role=administrator&state=disabled").size());
        assertEquals(0, users("q=" + mark + "&state=enabled").size());
    }

    @Test
    void an_account_is_changed_all_at_once_or_not_at_all() {
        bringIn("", "login,name\n" + mark + ",Ada\n", 200);
        String path = "/api/users/" + mark;
        admin.send("PATCH", path, "{\"name\":\"Eve\",\"mail\":\"two words\"}").expect(422);
        assertEquals("Ada", users("q=" + mark).get(0).getString("name"));
        JsonObject changed = admin.send(
                        "PATCH", path, "{\"name\":\"Eve\",\"mail\":\"eve@example.org\",\"state\":\"disabled\"}")
                .expect(200)
                .json();
        assertEquals("disabled", changed.getString("state"));
        admin.send("PATCH", "/api/users/no-such", "{}").expect(404);
        List<String> acts =
                admin
                        .get("/api/audit?subject=" + mark)
                        .json()
                        .getJsonArray("acts")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(act -> act.getString("what"))
                        .toList();
        assertEquals(List.of("account.disabled", "account.mail_changed", "account.renamed", "account.created"), acts);
    }

    @Test
    void somebody_stays_to_administrate() {
        AtriumServer other = AtriumServer.tuned();
        other.as("admin")
                .send("PATCH", "/api/users/admin", "{\"role\":\"member\"}")
                .expect(409);
        other.as("admin")
                .send("PATCH", "/api/users/admin", "{\"state\":\"disabled\"}")
                .expect(409);
        other.as("admin")
                .send("POST", "/api/users/import", "login,name,role\nadmin,Administrator,member\n")
                .expect(409);
    }

    @Test
    void who_was_there_has_been_seen() {
        server.as("ann").get("/api/tokens").expect(200);
        assertNotNull(users("q=ann").stream()
                .filter(user -> user.getString("login").equals("ann"))
                .findFirst()
                .orElseThrow()
                .getString("last_seen_at"));
    }

    private JsonObject bringIn(String query, String table, int status) {
        return admin.send("POST", "/api/users/import" + query, table)
                .expect(status)
                .json();
    }

    private List<JsonObject> users(String query) {
        return admin.get("/api/users?" + query)
                .expect(200)
                .json()
                .getJsonArray("users")
                .getValuesAs(JsonObject.class);
    }
}
