package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two people with addresses of this test alone, in a room of its own, and the mail server their letters go to once it is started. */
abstract class MailTest {
    final AtriumServer server = AtriumServer.tuned();
    final RestClient ann = server.as("ann");
    final RestClient bob = server.as("bob");
    final GreenMail mail = new GreenMail(new ServerSetup[] {
        patient(AtriumServer.MAIL_PORT, ServerSetup.PROTOCOL_SMTP),
        patient(AtriumServer.BOUNCES_PORT, ServerSetup.PROTOCOL_IMAP)
    });
    /** What came back is in this one's mailbox. */
    final GreenMailUser returned = mail.setUser("bounces@example.com", "bounces", "secret");

    String room;
    String anns;
    String bobs;

    @BeforeEach
    void begin() {
        room = ann.newRoom("m");
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

    private static ServerSetup patient(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, null, protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    private static void want(RestClient who, String mode) {
        who.patch(
                        "/api/notices/settings",
                        Json.createObjectBuilder().add("mail", mode).build())
                .expect(200);
    }

    final void address(String login, String address) {
        JsonObject wanted = Json.createObjectBuilder().add("mail", address).build();
        server.as("admin").patch("/api/users/" + login, wanted).expect(200);
    }

    final void say(RestClient who, String text) {
        who.post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder().add("message", text).build())
                .expect(201);
    }

    final MimeMessage await(String address, int count) throws MessagingException {
        Await.until("a letter to " + address, () -> received(address).size() >= count);
        List<MimeMessage> letters = received(address);
        assertEquals(count, letters.size());
        return letters.get(count - 1);
    }

    final List<MimeMessage> received(String address) {
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
}
