package io.atrium.notify;

import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MailSessionDefinition;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The company's mail server, by the settings {@code ATRIUM_MAIL_…}: they go over what the server's own session of that name says. */
// Payara has a session that is defined like this tell all that it does, unless it is told not to.
@MailSessionDefinition(name = "java:app/mail/atrium", transportProtocol = "smtp", properties = "mail.debug=false")
@ApplicationScoped
public class MailServer {
    private static final Map<String, Integer> PORTS = Map.of("none", 25, "starttls", 587, "tls", 465);

    /** The mail server knows nobody there, and says so for good. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Resource(lookup = "java:app/mail/atrium")
    private Session defined;

    @Inject
    private BounceBox bounces;

    private MailHost host;
    private InternetAddress sender;
    private String site;

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        Optional<String> name = config.getOptionalValue("atrium.mail.host", String.class);
        if (name.isPresent()) {
            host = MailHost.of(config, "atrium.mail.", "smtp", PORTS, "starttls");
            site = site(config);
            sender = sender(config, name.get());
        }
    }

    /** A setting that makes no sense stops the start, not the first letter. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        isThere();
    }

    /** Whether letters are sent at all. */
    public boolean isThere() {
        return host != null;
    }

    /** Where the pages are, without a slash at the end. */
    String site() {
        return site;
    }

    /**
     * Hands a letter over.
     *
     * @throws Unknown where it will never be taken at that address
     * @throws MessagingException where it may be taken later
     */
    void send(Letter letter) throws Unknown, MessagingException {
        Session session = host.session(defined.getProperties(), envelope(letter));
        try (Transport transport = session.getTransport(host.protocol())) {
            MimeMessage message = message(session, letter);
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AddressException unreadable) {
            throw new Unknown(unreadable);
        } catch (SendFailedException refused) {
            if (refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0
                    && isForGood(refused)) {
                throw new Unknown(refused);
            }
            throw refused;
        }
    }

    /** Who it comes back to, and that this be told of failures alone, without what the letter said: where the mail server knows how (RFC 3461). */
    private Map<String, String> envelope(Letter letter) {
        return bounces.addressOf(letter)
                .map(address -> Map.of("from", address, "dsn.notify", "FAILURE", "dsn.ret", "HDRS"))
                .orElse(Map.of());
    }

    /** A code of the five hundreds about the address; SMTP has no other way to say so that every implementation shows. */
    private static boolean isForGood(SendFailedException refused) {
        for (Exception cause = refused; cause != null; cause = next(cause)) {
            String said = cause.getMessage() == null ? "" : cause.getMessage().strip();
            if (said.matches("(?s)(5[0-9][0-9])[ -].*")) {
                return true;
            }
        }
        return false;
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException {
        String id = "<" + letter.getMessageId() + "@" + URI.create(site).getHost() + ">";
        MimeMessage message = new MimeMessage(session) {
            /** Or another one would be made up at each try. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(sender);
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.getAddress(), true));
        message.setSubject(letter.content().subject(), "UTF-8");
        message.setSentDate(Date.from(CommonTime.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        // RFC 2369 and RFC 8058: one click in the mail program, and no page.
        message.setHeader("List-Unsubscribe", "<" + site + "/api/unsubscribe?key=" + letter.getStopKey() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.content().plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(letter.content().html(), "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return message;
    }

    private static String site(Config config) {
        String given = config.getOptionalValue("atrium.url", String.class)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "ATRIUM_MAIL_HOST is set, so ATRIUM_URL is needed: where people open Atrium, https://atrium.example"));
        if (!given.matches("https?://[^/?#]+/?")) {
            throw new IllegalArgumentException(
                    "ATRIUM_URL is " + given + ", something like https://atrium.example is needed");
        }
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    private static InternetAddress sender(Config config, String host) {
        String given = config.getOptionalValue("atrium.mail.from", String.class).orElse("atrium@" + host);
        try {
            return new InternetAddress(given, true);
        } catch (AddressException unreadable) {
            throw new IllegalArgumentException("ATRIUM_MAIL_FROM is " + given + ", an address is needed", unreadable);
        }
    }
}
