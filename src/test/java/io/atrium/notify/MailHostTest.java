package io.atrium.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.atrium.testing.Ports;
import io.atrium.testing.SilentMailServer;
import io.atrium.testing.SilentMailServer.Silence;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailHostTest {
    private final int port = Ports.free();

    @ParameterizedTest
    @EnumSource
    void a_server_that_says_nothing_is_left_in_time_and_that_is_no_refusal(Silence silence) {
        try (SilentMailServer silent = new SilentMailServer(port, silence)) {
            MessagingException left = assertTimeout(
                    Duration.ofSeconds(20), () -> assertThrows(MessagingException.class, () -> send(Map.of())));
            assertEquals(false, left instanceof SendFailedException);
            assertEquals(1, silent.silent());
        }
    }

    @Test
    void a_letter_comes_from_where_its_envelope_says() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            send(Map.of("from", "bounces+1@example.com", "dsn.notify", "FAILURE", "dsn.ret", "HDRS"));
            MimeMessage letter = mail.getReceivedMessages()[0];
            assertEquals("<bounces+1@example.com>", letter.getHeader("Return-Path", null));
            assertEquals("atrium@example.com", letter.getFrom()[0].toString());
        } finally {
            mail.stop();
        }
    }

    private void send(Map<String, String> envelope) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + step, "500");
        }
        MailHost host = new MailHost("smtp", properties, Optional.empty());
        Session session = host.session(new Properties(), envelope);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("atrium@example.com"));
        message.setRecipient(RecipientType.TO, new InternetAddress("ann@example.com"));
        message.setText("hello");
        try (Transport transport = session.getTransport(host.protocol())) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
