package io.atrium.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Identities;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signing in with a directory, over StartTLS, and doing what it says. */
class DirectoryIT {
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    private final Identities identities = Identities.shared();
    private final AtriumServer server = identities.atrium();
    private final RestClient lin = RestClient.signIn(server, "lin", "lin's own");

    @Test
    void who_is_in_the_directory_has_an_account_from_the_first_sign_in_on() {
        JsonObject account = account("lin");
        assertEquals("ldap", account.getString("origin"));
        assertEquals("Lin Wei", account.getString("name"));
        assertEquals("lin@example.com", account.getString("mail"));
        assertEquals("administrator", account.getString("role"));
        RestClient.signIn(server, "lin", "lin's own");
        assertEquals(account.getString("created_at"), account("lin").getString("created_at"));
    }

    @Test
    void nothing_lets_anybody_in_but_their_password() {
        refused("lin", "wrong");
        refused("lin", "");
        refused("nobody-there", "wrong");
        refused("*", "lin's own");
        refused("lin)(uid=*", "lin's own");
        refused("l*n", "lin's own");
        refused("uid=lin,ou=people,dc=example", "lin's own");
    }

    @Test
    void a_local_account_is_not_taken_over() {
        refused("ann", "ann outside");
        RestClient.basic(server, "ann", "demo").newToken("x", 60);
        assertEquals("Ann Lindqvist", account("ann").getString("name"));
    }

    @Test
    void groups_open_rooms_and_close_them() throws LDAPException {
        lin.newRoom(Json.createObjectBuilder()
                .add("name", "shop-floor")
                .add("kind", "chat")
                .add("visibility", "private")
                .build());
        RestClient mo = RestClient.signIn(server, "mo.reed", "mo's own");
        JsonObject account = account("mo-reed");
        assertEquals("Mo Reed", account.getString("name"));
        assertEquals("member", account.getString("role"));
        mo.get("/api/rooms/shop-floor").expect(200);
        assertTrue(isBuilder("mo-reed"), "and in the group of people that stands for the one there");
        assertTrue(lin.get("/api/rooms/shop-floor/members").text().contains("\"moderator\""));
        try (RoomClient socket = RoomClient.join(mo, "shop-floor")) {
            identities
                    .directory()
                    .modify(
                            "cn=builders,ou=groups," + Identities.BASE,
                            new Modification(ModificationType.DELETE, "member", "uid=mo.reed,ou=people,dc=example"));
            socket.awaitClose();
        }
        mo.get("/api/rooms/shop-floor").expect(404);
        Await.until("mo is no builder any more", () -> !isBuilder("mo-reed"));
    }

    private boolean isBuilder(String login) {
        return lin.get("/api/groups/shop-builders/members").expect(200).text().contains('"' + login + '"');
    }

    @Test
    void who_is_disabled_or_gone_there_is_out_here_and_may_come_back() throws LDAPException {
        RestClient pia = RestClient.signIn(server, "pia", "pia's own");
        try (RoomClient socket = RoomClient.join(pia, "operations")) {
            modify("pia", "employeeType", "gone");
            socket.awaitClose();
        }
        assertEquals("disabled", account("pia").getString("state"));
        pia.get("/api/rooms").expect(401);
        refused("pia", "pia's own");
        modify("pia", "employeeType", "back");
        RestClient back = RestClient.signIn(server, "pia", "pia's own");
        assertEquals("enabled", account("pia").getString("state"));

        lin.patch(
                        "/api/users/pia",
                        Json.createObjectBuilder().add("state", "disabled").build())
                .expect(200);
        refused("pia", "pia's own");
        lin.patch(
                        "/api/users/pia",
                        Json.createObjectBuilder().add("state", "enabled").build())
                .expect(200);

        back.get("/api/rooms").expect(200);
        modify("pia", "employeeType", "gone");
        Await.until("pia is gone", () -> account("pia").getString("state").equals("disabled"));
        lin.patch(
                        "/api/users/pia",
                        Json.createObjectBuilder().add("state", "disabled").build())
                .expect(200);
        modify("pia", "employeeType", "back");
        refused("pia", "pia's own");
        lin.patch(
                        "/api/users/pia",
                        Json.createObjectBuilder().add("state", "enabled").build())
                .expect(200);
        back.get("/api/rooms").expect(200);
        identities.directory().delete("uid=pia,ou=people," + Identities.BASE);
        Await.until("pia is out", () -> back.get("/api/rooms").status() == 401);
    }

    @Test
    void a_directory_that_hangs_is_said_to_and_keeps_nobody_else_out() {
        RestClient raj = RestClient.signIn(server, "raj", "raj's own");
        identities.way().swallow();
        try {
            RestClient.Answer answer = tokenFor("raj", "raj's own");
            assertEquals("directory_unavailable", answer.expect(503).json().getString("code"));
            RestClient.basic(server, "bob", "demo").newToken("x", 60);
            Await.until(
                    "it was looked at in vain",
                    () -> server.log().contains("who is still in the directory is found out later"));
            raj.get("/api/rooms").expect(200);
            assertEquals("enabled", account("raj").getString("state"));
        } finally {
            identities.way().mend();
        }
        Await.until("the directory is back", () -> tokenFor("raj", "raj's own").status() == 201);
    }

    @Test
    void administrators_can_not_give_them_a_password_and_they_need_no_second_factor() {
        assertFalse(lin.get("/api/audit?what=account&person=lin").text().contains("second_factor"));
        RestClient.Answer local = tokenFor("admin", "demo");
        assertEquals("second_factor", local.expect(403).json().getString("code"));
    }

    private void modify(String uid, String attribute, String value) throws LDAPException {
        identities
                .directory()
                .modify(
                        "uid=" + uid + ",ou=people," + Identities.BASE,
                        new Modification(ModificationType.REPLACE, attribute, value));
    }

    private void refused(String login, String password) {
        assertEquals(
                "unauthenticated", tokenFor(login, password).expect(401).json().getString("code"));
    }

    /** From an address of its own, so that no other test is slowed. */
    private RestClient.Answer tokenFor(String login, String password) {
        byte[] pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/tokens"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "192.0.2." + ATTEMPTS.incrementAndGet())
                .POST(BodyPublishers.ofString("{\"name\":\"x\"}"))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new RestClient.Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private JsonObject account(String login) {
        return lin
                .get("/api/users?q=" + login)
                .expect(200)
                .json()
                .getJsonArray("users")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(user -> user.getString("login").equals(login))
                .findFirst()
                .orElseThrow();
    }
}
