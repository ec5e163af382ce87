package io.atrium.notify;

import io.atrium.notify.BounceReader.Returned;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where letters come back to, and the mailbox that is read for that, by the settings {@code ATRIUM_MAIL_BOUNCES…}. */
@ApplicationScoped
class BounceBox {
    private static final Map<String, Integer> PORTS = Map.of("none", 143, "starttls", 143, "tls", 993);

    private BounceAddress address;
    private BounceReader reader;
    private int every;

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        Optional<String> given = config.getOptionalValue("atrium.mail.bounces", String.class);
        if (given.isPresent()) {
            address = new BounceAddress(given.get());
            if (config.getOptionalValue("atrium.mail.bounces.host", String.class)
                    .isPresent()) {
                MailHost host = MailHost.of(config, "atrium.mail.bounces.", "imap", PORTS, "tls");
                reader = new BounceReader(host, address);
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
        return reader != null;
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

    /** As {@link BounceReader#read}. */
    void read(Returned returned) throws MessagingException {
        reader.read(returned);
    }
}
