package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.FolderException;
import io.atrium.testing.Await;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Letters that the mail server took and could not deliver come back to a mailbox, which is read. */
class BouncesIT extends MailTest {
    @Test
    void what_comes_back_for_good_ends_the_letters_until_the_address_is_saved_again() throws Exception {
        mail.start();
        say(bob, "@ann are you there?");
        String from = returnPath(await(anns, 1));
        assertTrue(from.matches("bounces\\+[0-9a-f]{32}@example\\.com"), from);

        noReason(from);
        // Nor who was never written to, by whoever would like it.
        back(Reports.of(Reports.POSTFIX, from.replaceAll("\\+.{32}", "+" + "0".repeat(32)), "failed", "5.1.1"));
        back(Reports.of(Reports.POSTFIX, "bounces@example.com", "failed", "5.1.1"));
        Await.until("all were read", () -> isRead(1));
        assertEquals("null", refused());

        back(Reports.of(Reports.EXCHANGE, from, "failed", "5.1.10"));
        Await.until("it was read", () -> refused().equals('"' + anns + '"'));
        JsonObject act = acts("account.mail_refused").get(0);
        assertEquals("atrium", act.getString("actor"));
        assertEquals(anns, act.getJsonObject("detail").getString("mail"));
        assertTrue(act.getJsonObject("detail").getString("why").startsWith("5.1.10 smtp;550 5.1.10 RESOLVER"));
        // Another one, of another letter or of the same, is not told again.
        back(Reports.of(Reports.POSTFIX, from, "failed", "5.1.1"));
        Await.until("it was read", () -> isRead(1));
        assertEquals(1, acts("account.mail_refused").size());

        say(bob, "@ann still there?");
        say(ann, "@bob yes");
        await(bobs, 1);
        assertEquals(1, received(anns).size());

        address("ann", anns);
        await(anns, 2);
        assertEquals("null", refused());
        assertEquals("admin", acts("account.mail_trusted").get(0).getString("actor"));
    }

    private void noReason(String from) {
        back(Reports.of(Reports.POSTFIX, from, "delayed", "4.4.1"));
        back(Reports.of(Reports.EXIM, from, "failed", "4.2.2"));
        back(
                "To: " + from
                        + "\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n");
        back("To: " + from + "\r\nContent-Type: multipart/report; report-type=delivery-status\r\n\r\ngarbage\r\n");
        back(Reports.of(Reports.POSTFIX, from, "failed", "5.1.1") + "x".repeat(10 << 20) + "\r\n");
    }

    private void back(String message) {
        try {
            returned.deliver(new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Whether what was addressed to a letter is gone, and so much is left to people. */
    private boolean isRead(int left) {
        try {
            var inbox = mail.getManagers().getImapHostManager().getInbox(returned);
            return inbox.getMessageCount() == left && inbox.getUnseenCount() == 0;
        } catch (FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    private String refused() {
        return ann.get("/api/notices/settings")
                .expect(200)
                .json()
                .get("refused_address")
                .toString();
    }

    /** Of these words, about this test's address; the newest first. */
    private List<JsonObject> acts(String what) {
        return server
                .as("admin")
                .get("/api/audit?what=" + what)
                .expect(200)
                .json()
                .getJsonArray("acts")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(act -> act.getJsonObject("detail").getString("mail", "").equals(anns))
                .toList();
    }

    private static String returnPath(MimeMessage letter) throws MessagingException {
        String[] paths = letter.getHeader("Return-Path");
        assertEquals(1, paths.length, Arrays.toString(paths));
        return paths[0].replaceAll("[<>]", "");
    }
}
