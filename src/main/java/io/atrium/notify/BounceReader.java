package io.atrium.notify;

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

/**
 * Reads a mailbox over IMAP. What is addressed to a letter is deleted when it was read, whatever it says; what else is there is marked as read and left to people.
 *
 * @param address where letters come back to
 */
record BounceReader(MailHost host, BounceAddress address) {
    private static final Logger LOG = Logger.getLogger(BounceReader.class.getName());

    /** Messages a round. */
    static final int MOST = 200;

    /** Of one message, in bytes. A report has the letter with it, which is smaller. */
    private static final int LARGEST = 1 << 20;

    /** Where mail servers say to which address they delivered something. */
    private static final List<String> RECIPIENTS = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

    /** Told of a letter that came back for good. */
    @FunctionalInterface
    interface Returned extends BiConsumer<String, String> {
        /** @param key the letter's. @param why as the report has it */
        @Override
        void accept(String key, String why);
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
