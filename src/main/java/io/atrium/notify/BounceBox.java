package io.atrium.notify;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The mailbox that letters come back to, over IMAP. What is addressed to a letter is deleted when it was read, whatever it says; what else is there is marked as read and
 * left to people.
 */
@ApplicationScoped
class BounceBox {
    private static final Logger LOG = Logger.getLogger(BounceBox.class.getName());

    /** Messages a round. */
    private static final int MOST = 200;

    /** Of one message, in bytes. A report has the letter with it, which is smaller. */
    private static final int LARGEST = 1 << 20;

    private static final Map<String, Integer> PORTS = Map.of("none", 143, "starttls", 143, "tls", 993);

    /** Where mail servers say to which address they delivered something. */
    private static final List<String> RECIPIENTS = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

    private BounceAddress address;
    private MailHost host;
    private int every;

    /** Told of a letter that came back for good. */
    @FunctionalInterface
    interface Returned extends BiConsumer<String, String> {
        /** @param key the letter's. @param why as the report has it */
        @Override
        void accept(String key, String why);
    }

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        Optional<String> given = config.getOptionalValue("atrium.mail.bounces", String.class);
        if (given.isPresent()) {
            address = new BounceAddress(given.get());
            if (config.getOptionalValue("atrium.mail.bounces.host", String.class)
                    .isPresent()) {
                host = MailHost.of(config, "atrium.mail.bounces.", "imap", PORTS, "tls");
            }
        }
        every = config.getOptionalValue("atrium.mail.bounces.every", Integer.class)
                .orElse(60);
        if (every < 1) {
            throw new IllegalArgumentException("ATRIUM_MAIL_BOUNCES_EVERY is " + every + ", at least 1 is needed");
        }
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        isThere();
    }

    /** Whether there is a mailbox to read. */
    boolean isThere() {
        return host != null;
    }

    /** Seconds between two looks. */
    int every() {
        return every;
    }

    /** Where a letter comes back to; empty: to whom it is from. */
    Optional<String> addressOf(Letter letter) {
        return address == null || letter.getBounceKey() == null
                ? Optional.empty()
                : Optional.of(address.of(letter.getBounceKey()));
    }

    /** Reads what is new. Where that ends before its time, what was not dealt with is found again by the next. */
    void read(Returned returned) throws MessagingException {
        Session session = host.session(new Properties(), Map.of("peek", "true"));
        try (Store store = session.getStore(host.protocol())) {
            store.connect();
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                Message[] unseen = inbox.search(new FlagTerm(new Flags(Flag.SEEN), false));
                Message[] some = Arrays.copyOf(unseen, Math.min(MOST, unseen.length));
                inbox.fetch(some, profile());
                for (Message message : some) {
                    read(message, session, returned);
                }
            }
        }
    }

    private static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        RECIPIENTS.forEach(profile::add);
        return profile;
    }

    private void read(Message message, Session session, Returned returned) throws MessagingException {
        Optional<String> key = key(message);
        if (key.isEmpty()) {
            message.setFlag(Flag.SEEN, true);
            return;
        }
        failure(message, session).ifPresent(why -> returned.accept(key.get(), why));
        message.setFlag(Flag.DELETED, true);
    }

    private Optional<String> key(Message message) throws MessagingException {
        for (String name : RECIPIENTS) {
            String[] values = message.getHeader(name);
            for (String value : values == null ? new String[0] : values) {
                Optional<String> key = address.keyIn(value);
                if (key.isPresent()) {
                    return key;
                }
            }
        }
        return Optional.empty();
    }

    /** Whatever anybody sends: what can't be made out says nothing. Where it is the connection that failed, marking the message fails next. */
    private static Optional<String> failure(Message message, Session session) {
        try {
            if (message.getSize() > LARGEST) {
                return Optional.empty();
            }
            Bounded bytes = new Bounded();
            message.writeTo(bytes);
            return Bounce.failure(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.log(Level.FINE, "what came back can't be read", unreadable);
            return Optional.empty();
        }
    }

    /** The size a mail server says may be any. */
    private static final class Bounded extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (size() + length > LARGEST) {
                throw new IllegalStateException("more than " + LARGEST + " bytes");
            }
            super.write(bytes, from, length);
        }
    }
}
