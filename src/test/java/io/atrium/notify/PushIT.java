package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.notify.PushService.Message;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices come to the browsers that people have chosen, by a push service of the test's own. */
class PushIT {
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final AtriumServer server = AtriumServer.tuned();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");
    private final PushService service = new PushService();
    private final PushBrowser anns = service.browser("anns");
    private final PushBrowser bobs = service.browser("bobs");
    private String room;

    @BeforeEach
    void begin() {
        room = ann.newRoom("p");
        bob.put("/api/rooms/" + room + "/members/bob", null).expect(200);
        for (RestClient who : List.of(ann, bob)) {
            // What the demonstration's machines have to say comes when it comes.
            for (String loud : List.of("boiler-house", "atrium-releases")) {
                JsonObject levels =
                        Json.createObjectBuilder().add(loud, "nothing").build();
                JsonObject wanted =
                        Json.createObjectBuilder().add("rooms", levels).build();
                who.patch("/api/notices/settings", wanted).expect(200);
            }
        }
        ann.put("/api/notices/push", anns.json()).expect(204);
        bob.put("/api/notices/push", bobs.json()).expect(204);
    }

    @AfterEach
    void end() {
        forget(ann, anns);
        forget(bob, bobs);
        service.close();
    }

    @Test
    void what_is_said_to_somebody_comes_once_and_only_their_browser_can_read_it() throws Exception {
        say(bob, "@ann the pump is hot");
        await(anns, 1);
        say(bob, "@ann the pump is cold");
        List<Message> messages = await(anns, 2);
        Message first = messages.get(0);
        assertEquals("POST", first.method());
        assertEquals("aes128gcm", first.headers().getFirst("Content-Encoding"));
        assertEquals("86400", first.headers().getFirst("TTL"));
        requireSigned(first.headers().getFirst("Authorization"));
        assertFalse(new String(first.body(), StandardCharsets.ISO_8859_1).contains("pump"));

        JsonObject told = read(anns, first);
        assertEquals("Bob Okafor mentioned you in " + room, told.getString("title"));
        assertEquals("@ann the pump is hot", told.getString("text"));
        assertEquals("/room/" + room + "?at=1", told.getString("address"));
        assertEquals("en", told.getString("lang"));
        assertTrue(told.getInt("id") < read(anns, messages.get(1)).getInt("id"));
        assertEquals(0, service.messages(bobs).size());
    }

    private void requireSigned(String header) throws GeneralSecurityException {
        String key = ann.get("/api/notices/push").expect(200).json().getString("key");
        assertTrue(header.startsWith("vapid t=") && header.endsWith(", k=" + key), header);
        String[] parts =
                header.substring("vapid t=".length(), header.indexOf(',')).split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushBrowser.key(Base64.getUrlDecoder().decode(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        JsonObject claims = json(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertEquals(service.origin(), claims.getString("aud"));
        assertEquals("https://atrium.example", claims.getString("sub"));
    }

    @Test
    void what_was_read_or_comes_in_quiet_is_not_pushed() {
        ann.patch("/api/notices/settings", silent("2100-01-01T00:00:00Z")).expect(200);
        say(bob, "@ann psst");
        say(ann, "@bob one");
        await(bobs, 1);
        ann.patch("/api/notices/settings", silent(null)).expect(200);
        say(bob, "@ann read at once");
        ann.post(
                        "/api/notices/read",
                        Json.createObjectBuilder().add("all", true).build())
                .expect(204);
        say(ann, "@bob two");
        await(bobs, 2);
        assertEquals(0, service.messages(anns).size());
    }

    @Test
    void a_browser_that_is_gone_is_forgotten_and_one_whose_service_is_away_is_told_later() {
        service.answer(anns, 410);
        service.answer(bobs, 503);
        say(bob, "@ann are you there?");
        say(ann, "@bob and you?");
        await(anns, 1);
        await(bobs, 1);
        service.answer(bobs, 201);
        List<Message> tries = await(bobs, 2);
        assertEquals(read(bobs, tries.get(0)), read(bobs, tries.get(1)));
        say(bob, "@ann still there?");
        say(ann, "@bob still?");
        await(bobs, 3);
        assertEquals(1, service.messages(anns).size());
    }

    @Test
    void a_service_that_hangs_or_leads_elsewhere_keeps_nobody_waiting() {
        service.answer(anns, PushService.HANGS);
        say(bob, "@ann hang");
        await(anns, 1);
        say(ann, "@bob go on");
        await(bobs, 1);
        service.answer(bobs, 307);
        say(ann, "@bob over there");
        await(bobs, 2);
        service.answer(bobs, 201);
        say(ann, "@bob here again");
        await(bobs, 3);
        assertEquals(0, service.messages(service.browser("redirected")).size());
    }

    @Test
    void whoever_signs_out_or_has_another_at_their_browser_is_told_no_more() {
        JsonObject token = RestClient.basic(server, "ann", "demo")
                .post(
                        "/api/tokens",
                        Json.createObjectBuilder()
                                .add("name", "passing")
                                .add("expires_in", 600)
                                .build())
                .expect(201)
                .json();
        PushBrowser shared = service.browser("shared");
        RestClient.bearer(server, "ann", token.getString("token"))
                .put("/api/notices/push", shared.json())
                .expect(204);
        say(bob, "@ann one");
        await(shared, 1);
        ann.delete("/api/tokens/" + token.getInt("id")).expect(204);
        say(bob, "@ann two");
        await(anns, 2);
        assertEquals(1, service.messages(shared).size());

        bob.put("/api/notices/push", anns.json()).expect(204);
        say(bob, "@ann three");
        say(ann, "@bob four");
        await(bobs, 1);
        List<Message> taken = await(anns, 3);
        assertEquals("@bob four", read(anns, taken.get(2)).getString("text"));
        forget(bob, anns);
    }

    @Test
    void what_is_no_browser_is_refused_and_each_is_in_the_trail() {
        for (String none : List.of(
                "{}",
                "{\"endpoint\":\"ftp://push.example/a\",\"keys\":{}}",
                anns.json().toString().replace(anns.publicKey(), "BAAA"),
                anns.json().toString().replace(anns.secret(), "c2hvcnQ"))) {
            assertEquals(422, ann.send("PUT", "/api/notices/push", none).status(), none);
        }
        forget(bob, anns);
        say(bob, "@ann not his to end");
        await(anns, 1);
        forget(ann, anns);
        List<String> acts = List.of("account.push_added", "account.push_removed");
        for (String what : acts) {
            JsonObject act = server.as("admin")
                    .get("/api/audit?what=" + what)
                    .expect(200)
                    .json()
                    .getJsonArray("acts")
                    .getJsonObject(0);
            assertEquals(
                    service.origin().substring("http://".length()),
                    act.getJsonObject("detail").getString("service"));
        }
    }

    @Test
    void the_worker_is_served_to_everybody_under_the_pages_policy() {
        var worker = RestClient.anonymous(server).get("/push/push.js").expect(200);
        assertTrue(worker.text().contains("showNotification"));
        assertTrue(worker.headers().firstValue("Content-Type").orElseThrow().contains("javascript"));
        assertTrue(worker.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("default-src 'self'"));
    }

    private static JsonObject silent(String until) {
        return until == null
                ? Json.createObjectBuilder().addNull("silent_until").build()
                : Json.createObjectBuilder().add("silent_until", until).build();
    }

    private static void forget(RestClient who, PushBrowser browser) {
        who.delete("/api/notices/push?endpoint=" + browser.endpoint()).expect(204);
    }

    private void say(RestClient who, String text) {
        who.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201);
    }

    private List<Message> await(PushBrowser browser, int count) {
        Await.until(
                () -> "message " + count,
                PATIENCE,
                () -> service.messages(browser).size() >= count);
        assertEquals(count, service.messages(browser).size());
        return service.messages(browser);
    }

    private static JsonObject read(PushBrowser browser, Message message) {
        try {
            return json(browser.read(message.body()));
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
