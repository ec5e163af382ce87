package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.atrium.testing.Ports;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real IMAP server. */
class BounceReaderTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final BounceAddress address = new BounceAddress("bounces@example.com");
    private final int port = Ports.free();
    private final GreenMail mail = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user = mail.setUser("bounces@example.com", "bounces", "secret");
    private final List<String> returned = new ArrayList<>();

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void what_is_for_a_letter_goes_and_what_is_not_is_left_as_read() throws Exception {
        String to = address.of(KEY);
        put(Reports.of(Reports.POSTFIX, to, "failed", "5.1.1"));
        put(Reports.of(Reports.EXIM, to, "delayed", "4.4.1"));
        put("To: " + to + "\r\nSubject: Out of office\r\n\r\nback on Monday\r\n");
        put("To: " + to + "\r\nContent-Type: multipart/report; report-type=delivery-status\r\n\r\ngarbage\r\n");
        put("Delivered-To: " + to + "\r\n" + Reports.of(Reports.EXCHANGE, "somebody@example.com", "failed", "5.1.10"));
        put(Reports.of(Reports.POSTFIX, to, "failed", "5.2.1") + "x".repeat(10 << 20) + "\r\n");
        put(Reports.of(Reports.POSTFIX, "bounces@example.com", "failed", "5.1.1"));
        read("secret");
        assertEquals(2, returned.size(), returned::toString);
        assertEquals(List.of(KEY + " 5.1.1", KEY + " 5.1.10"), starts());
        assertEquals(1, inbox().getMessageCount());
        assertEquals(true, inbox().getMessages().get(0).getFlags().contains(Flag.SEEN));
        read("secret");
        assertEquals(2, returned.size());
    }

    @Test
    void so_many_a_round_and_no_more() throws Exception {
        for (int i = 0; i < BounceReader.MOST + 1; i++) {
            put("To: " + address.of(KEY) + "\r\n\r\n" + i + "\r\n");
        }
        read("secret");
        assertEquals(1, inbox().getMessageCount());
        read("secret");
        assertEquals(0, inbox().getMessageCount());
    }

    @Test
    void what_could_not_be_noted_is_there_the_next_time() throws Exception {
        put(Reports.of(Reports.POSTFIX, address.of(KEY), "failed", "5.1.1"));
        assertThrows(
                IllegalStateException.class,
                () -> reader("secret").read((key, why) -> {
                    throw new IllegalStateException("the database is away");
                }));
        read("secret");
        assertEquals(List.of(KEY + " 5.1.1"), starts());
        assertThrows(MessagingException.class, () -> read("wrong"));
    }

    private List<String> starts() {
        return returned.stream()
                .map(one -> one.substring(0, one.indexOf(' ', KEY.length() + 1)))
                .toList();
    }

    private MailFolder inbox() throws Exception {
        return mail.getManagers().getImapHostManager().getInbox(user);
    }

    private void put(String message) throws MessagingException {
        user.deliver(new MimeMessage(null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    private void read(String password) throws MessagingException {
        reader(password).read((key, why) -> returned.add(key + " " + why));
    }

    private BounceReader reader(String password) {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.host", "localhost");
        properties.setProperty("mail.imap.port", Integer.toString(port));
        return new BounceReader(
                new MailHost("imap", properties, Optional.of(new PasswordAuthentication("bounces", password))),
                address);
    }
}
