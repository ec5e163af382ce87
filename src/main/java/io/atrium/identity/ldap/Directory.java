package io.atrium.identity.ldap;

import io.atrium.account.Origin;
import io.atrium.account.Outsider;
import io.atrium.account.User;
import io.atrium.identity.Arrivals;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The directory that {@code ATRIUM_LDAP_URL} names, where it names one. */
@ApplicationScoped
public class Directory {
    private static final Logger LOG = Logger.getLogger(Directory.class.getName());

    @Inject
    private Arrivals arrivals;

    private LdapSettings settings;

    @PostConstruct
    void setUp() {
        Config config = ConfigProvider.getConfig();
        settings =
                config.getOptionalValue("atrium.ldap.url", String.class).isPresent() ? LdapSettings.of(config) : null;
    }

    /** A setting that makes no sense stops the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (isThere() && settings.anyGroupAdministrates()) {
            LOG.warning("ATRIUM_LDAP_ADMINISTRATORS without ATRIUM_LDAP_GROUP_BASE: whoever may make a group of such a"
                    + " name, anywhere in the directory, makes administrators");
        }
    }

    public boolean isThere() {
        return settings != null;
    }

    /** Seconds between two looks at everybody. */
    int checkSeconds() {
        return settings.check();
    }

    /** The account of who has this login and password there; empty: nobody, or nobody who may come in. @throws Problem {@code directory_unavailable} */
    Optional<User> signIn(String login, String password) {
        Optional<LdapPerson> person = new LdapDirectory(settings).authenticate(login, password);
        try {
            return person.filter(found -> found.login().equals(login.toLowerCase(Locale.ROOT)))
                    .map(this::arrive);
        } catch (Problem refused) {
            LOG.log(
                    Level.WARNING,
                    () -> login + " has signed in to the directory, and not here: " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** Does what the directory says of these, until it is away. @throws Problem {@code directory_unavailable}: nothing is known of the rest, and nothing done */
    void check(List<User> users) {
        new LdapDirectory(settings).ask(questions -> users.forEach(user -> checkAlone(questions, user)));
    }

    /** One with whom something goes wrong keeps nobody else from being looked at; that the directory is away does. */
    private void checkAlone(LdapDirectory.Questions questions, User user) {
        try {
            check(questions, user);
        } catch (Problem away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    failure,
                    () -> "whether " + user.getLogin() + " is still in the directory is found out later");
        }
    }

    private void check(LdapDirectory.Questions questions, User user) {
        Optional<LdapPerson> person = questions.bySubject(user.getSubject()).filter(found -> !found.disabled());
        if (person.isEmpty()) {
            arrivals.leave(user);
        } else if (user.isEnabled()) {
            follow(person.get());
        }
    }

    /** One of whom something makes no sense keeps nobody else from being looked at. */
    private void follow(LdapPerson person) {
        try {
            arrive(person);
        } catch (Problem unusable) {
            LOG.log(Level.WARNING, unusable, () -> "what the directory says of " + person.dn() + " is not taken over");
        }
    }

    private User arrive(LdapPerson person) {
        Outsider outsider = new Outsider(
                Origin.LDAP,
                person.subject(),
                person.login(),
                person.name(),
                person.mail(),
                settings.rules().role(person.groups()));
        return arrivals.arrive(outsider, person.groups(), settings.rules());
    }
}
