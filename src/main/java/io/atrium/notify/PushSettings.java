package io.atrium.notify;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whether notices are pushed, and as whom, by the settings {@code ATRIUM_PUSH…}. */
@ApplicationScoped
class PushSettings {
    @Inject
    private PushKeys made;

    private boolean on;
    private boolean anywhere;
    private String subject;
    private KeyPair given;
    private Vapid vapid;

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        on = config.getOptionalValue("atrium.push", Boolean.class).orElse(false);
        if (on) {
            anywhere = config.getOptionalValue("atrium.push.anywhere", Boolean.class)
                    .orElse(false);
            subject = subject(config);
            given = given(config);
        }
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        isOn();
    }

    boolean isOn() {
        return on;
    }

    /** Whether push services may be anywhere, without TLS and in this network: for tests. */
    boolean isAnywhere() {
        return anywhere;
    }

    /** Asks the database the first time, where no keys are set. */
    synchronized Vapid vapid() {
        if (vapid == null) {
            vapid = new Vapid(given == null ? made.pair() : given, subject);
        }
        return vapid;
    }

    private static String subject(Config config) {
        String subject = config.getOptionalValue("atrium.push.subject", String.class)
                .or(() -> config.getOptionalValue("atrium.url", String.class))
                .orElse("");
        if (!subject.matches("(mailto:[^\\s@]+@|https://)[^\\s@]+")) {
            throw new IllegalArgumentException(
                    "ATRIUM_PUSH_SUBJECT is " + subject
                            + ", mailto: with an address, or an address with https, is needed: push services want to know whom to ask");
        }
        return subject;
    }

    private static KeyPair given(Config config) {
        Optional<String> publicKey = config.getOptionalValue("atrium.push.public-key", String.class);
        Optional<String> privateKey = config.getOptionalValue("atrium.push.private-key", String.class);
        if (publicKey.isEmpty() && privateKey.isEmpty()) {
            return null;
        }
        try {
            return PushKey.pair(publicKey.orElse(""), privateKey.orElse(""));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Without what it says: that may have the key in it.
            throw new IllegalArgumentException(
                    "ATRIUM_PUSH_PUBLIC_KEY and ATRIUM_PUSH_PRIVATE_KEY are no keys of P-256 in base64url");
        }
    }
}
