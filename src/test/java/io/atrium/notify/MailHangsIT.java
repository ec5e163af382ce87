package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.SilentMailServer;
import io.atrium.testing.SilentMailServer.Silence;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that takes connections and says nothing. */
class MailHangsIT extends MailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ParameterizedTest
    @EnumSource
    void it_is_left_in_time_nobody_in_a_room_notices_and_each_letter_comes_once(Silence silence) throws Exception {
        try (SilentMailServer silent = new SilentMailServer(AtriumServer.MAIL_PORT, silence)) {
            say(bob, "@ann in the dark");
            say(ann, "@bob and you");
            Await.until("it was reached", () -> silent.silent() > 0);
            say(bob, "we go on");
            assertEquals(0, silent.left(), "what was said had to wait for the mail server");
            Await.until(() -> "it was left, and tried again with the other letter", PATIENCE, () -> silent.left() > 1);
        }
        Await.until("the port is free again", MailHangsIT::isFree);
        mail.start();
        await(anns, 1);
        await(bobs, 1);
        say(ann, "@bob light");
        await(bobs, 2);
        assertEquals(1, received(anns).size());
    }

    private static boolean isFree() {
        try (ServerSocket probe = new ServerSocket(AtriumServer.MAIL_PORT)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
