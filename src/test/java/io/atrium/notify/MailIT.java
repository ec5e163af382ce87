package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RudeMailServer;
import jakarta.json.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What people did not see comes by mail: to a real mail server, from a server that is told of it by its settings. */
class MailIT extends MailTest {
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

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return ((Multipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
