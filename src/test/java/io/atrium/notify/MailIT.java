package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RudeMailServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people did not see comes by mail: to a real mail server, from a server that is told of it by its settings. */
class MailIT {
    private final AtriumServer server = AtriumServer.tuned();
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");
    private final GreenMail mail = new GreenMail(patient());
    private String room;
    private String anns;
    private String bobs;

    @BeforeEach
    void begin() {
        room = ann.newRoom("m" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        bob.put("/api/rooms/" + room + "/members/bob", null).expect(200);
        // What a test before could not send goes elsewhere.
        anns = "ann-" + room + "@example.com";
        bobs = "bob-" + room + "@example.com";
        address("ann", anns);
        address("bob", bobs);
        want(ann, "soon");
        want(bob, "soon");
        // What the demonstration's machines have to say comes when it comes.
        List.of(ann, bob)
                .forEach(who -> List.of("boiler-house", "atrium-releases")
                        .forEach(loud -> who.patch(
                                "/api/notices/settings",
                                Json.createObjectBuilder()
                                        .add("rooms", Json.createObjectBuilder().add(loud, "nothing"))
                                        .build())));
        readAll();
    }

    private void readAll() {
        JsonObject all = Json.createObjectBuilder().add("all", true).build();
        List.of(ann, bob).forEach(who -> who.post("/api/notices/read", all).expect(204));
    }

    @AfterEach
    void end() {
        mail.stop();
        readAll();
        address("ann", "");
        address("bob", "");
    }

    @Test
    void what_was_not_seen_comes_in_one_letter_with_the_way_back_and_the_way_out() throws Exception {
        mail.start();
        say(bob, "@ann the <b>pump</b> is hot");
        MimeMessage first = await(anns, 1);
        assertEquals("Bob Okafor mentioned you in " + room, first.getSubject());
        String plain = part(first, 0);
        assertTrue(plain.contains("the <b>pump</b> is hot"), plain);
        assertTrue(plain.contains("https://atrium.example/room/" + room + "?at=1"), plain);
        String html = part(first, 1);
        assertTrue(html.contains("&lt;b&gt;pump&lt;/b&gt;"), html);
        assertEquals("List-Unsubscribe=One-Click", first.getHeader("List-Unsubscribe-Post", null));
        assertEquals("auto-generated", first.getHeader("Auto-Submitted", null));

        say(bob, "@ann two");
        say(bob, "@ann three");
        MimeMessage second = await(anns, 2);
        assertTrue(part(second, 0).contains("two") && part(second, 0).contains("three"));
        assertTrue(second.getSubject().startsWith("2 things"), second.getSubject());
        assertFalse(first.getMessageID().equals(second.getMessageID()));

        String way = first.getHeader("List-Unsubscribe", null);
        String path = way.substring(way.indexOf("/api/"), way.length() - 1);
        RestClient.anonymous(server)
                .send("POST", path, "List-Unsubscribe=One-Click")
                .expect(204);
        RestClient.anonymous(server).send("POST", "/api/unsubscribe?key=no", "").expect(404);
        say(bob, "@ann four");
        say(ann, "@bob and you");
        await(bobs, 1);
        assertEquals(2, received(anns).size());
        assertEquals("off", ann.get("/api/notices/settings").expect(200).json().getString("mail"));
    }

    @Test
    void what_was_seen_does_not_come() throws Exception {
        mail.start();
        say(bob, "@ann look");
        ann.post(
                        "/api/notices/read",
                        Json.createObjectBuilder()
                                .add("room", room)
                                .add("seq", 1)
                                .build())
                .expect(204);
        say(ann, "@bob done");
        await(bobs, 1);
        assertEquals(0, received(anns).size());
    }

    @Test
    void a_mail_server_that_is_away_gets_each_letter_once_when_it_is_back_though_the_node_was_killed_meanwhile()
            throws Exception {
        say(bob, "@ann in the dark");
        Await.until("it was tried", () -> server.log().contains("is tried again later"));
        server.kill();
        server.restart();
        mail.start();
        await(anns, 1);
        say(ann, "@bob light");
        await(bobs, 1);
        assertEquals(1, received(anns).size());
    }

    @Test
    void an_address_that_nobody_has_gets_nothing_more_until_it_is_another() throws Exception {
        try (RudeMailServer rude = new RudeMailServer(AtriumServer.MAIL_PORT)) {
            say(bob, "@ann anybody there?");
            Await.until("it was refused", () -> rude.refused() == 1);
        }
        mail.start();
        say(bob, "@ann still nobody?");
        say(ann, "@bob yes");
        await(bobs, 1);
        assertEquals(0, received(anns).size());
        address("ann", "new-" + anns);
        await("new-" + anns, 1);
    }

    private static ServerSetup patient() {
        ServerSetup setup = new ServerSetup(AtriumServer.MAIL_PORT, null, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    private static void want(RestClient who, String mode) {
        who.patch(
                        "/api/notices/settings",
                        Json.createObjectBuilder().add("mail", mode).build())
                .expect(200);
    }

    private void address(String login, String address) {
        JsonObject wanted = Json.createObjectBuilder().add("mail", address).build();
        server.as("admin").patch("/api/users/" + login, wanted).expect(200);
    }

    private void say(RestClient who, String text) {
        who.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201);
    }

    private MimeMessage await(String address, int count) throws MessagingException {
        Await.until("a letter to " + address, () -> received(address).size() >= count);
        List<MimeMessage> letters = received(address);
        assertEquals(count, letters.size());
        return letters.get(count - 1);
    }

    private List<MimeMessage> received(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return ((Multipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
