package io.atrium.identity.ldap;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.naming.AuthenticationException;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NoPermissionException;
import javax.naming.OperationNotSupportedException;
import javax.naming.PartialResultException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InvalidSearchFilterException;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.LdapName;

/** Asks the directory: who somebody is, and whether a password is theirs. A connection an answer; the directory being away or silent is {@code directory_unavailable}. */
final class LdapDirectory {
    private static final Logger LOG = Logger.getLogger(LdapDirectory.class.getName());

    /** Of subjects that are a name and may change with it, where the entry has nothing that stays. */
    private static final String BY_DN = "dn:";

    private static final String MEMBER_OF = "memberOf";

    private final LdapSettings settings;

    LdapDirectory(LdapSettings settings) {
        this.settings = settings;
    }

    /** Whom a connection asks about, one after the other. */
    interface Questions {
        /**
         * Empty where there is no such entry any more.
         *
         * @throws Problem {@code directory_unavailable}
         * @throws IllegalStateException where it can't be told of this one
         */
        Optional<LdapPerson> bySubject(String subject);
    }

    /** Who has this login and this password; empty: nobody, or not these, or the account is disabled there. @throws Problem {@code directory_unavailable} */
    Optional<LdapPerson> authenticate(String login, String password) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<LdapPerson> found = find(login);
            return found.isPresent()
                            && !found.get().disabled()
                            && binds(found.get().dn(), password)
                    ? found
                    : Optional.empty();
        } catch (NamingException away) {
            throw unavailable(away);
        }
    }

    /** On one connection. @throws Problem {@code directory_unavailable} */
    void ask(Consumer<Questions> asking) {
        try (LdapConnection connection = searching()) {
            asking.accept(subject -> {
                try {
                    return bySubject(connection, subject);
                } catch (PartialResultException | InvalidNameException | InvalidSearchFilterException untold) {
                    throw new IllegalStateException("the directory does not tell of " + subject, untold);
                } catch (NamingException away) {
                    throw unavailable(away);
                }
            });
        } catch (NamingException away) {
            throw unavailable(away);
        }
    }

    private Optional<LdapPerson> find(String login) throws NamingException {
        try (LdapConnection connection = searching()) {
            String filter = "(&" + settings.filter() + "(" + settings.login() + "={0}))";
            return only(connection, connection.below(settings.base(), filter, attributes(), login));
        } catch (PartialResultException elsewhere) {
            return Optional.empty();
        }
    }

    private Optional<LdapPerson> bySubject(LdapConnection connection, String subject) throws NamingException {
        if (subject.startsWith(BY_DN)) {
            String dn = subject.substring(BY_DN.length());
            return only(connection, connection.entry(dn, settings.base(), settings.filter(), attributes()));
        }
        Object value = isBinaryId() ? HexFormat.of().parseHex(subject) : subject;
        String filter = "(&" + settings.filter() + "(" + settings.id() + "={0}))";
        return only(connection, connection.below(settings.base(), filter, attributes(), value));
    }

    private LdapConnection searching() throws NamingException {
        LdapConnection connection = new LdapConnection(settings);
        if (settings.bindDn() != null) {
            try {
                connection.bind(settings.bindDn(), settings.bindPassword());
            } catch (NamingException refused) {
                connection.close();
                throw refused;
            }
        }
        return connection;
    }

    /** Whether the directory takes the password; that it does not, whatever it calls that, is an answer and no failure. */
    private boolean binds(String dn, String password) throws NamingException {
        try (LdapConnection connection = new LdapConnection(settings)) {
            connection.bind(dn, password);
            return true;
        } catch (AuthenticationException | NoPermissionException | OperationNotSupportedException refused) {
            return false;
        }
    }

    private List<String> attributes() {
        return List.of(settings.login(), settings.name(), settings.mail(), settings.id(), MEMBER_OF);
    }

    private Optional<LdapPerson> only(LdapConnection connection, List<SearchResult> found) throws NamingException {
        if (found.size() > 1) {
            LOG.warning(() -> "two entries of one login, who is meant is unclear: " + dn(found.get(0)) + " and "
                    + dn(found.get(1)));
        }
        return found.size() == 1 ? Optional.of(person(connection, found.get(0))) : Optional.empty();
    }

    private LdapPerson person(LdapConnection connection, SearchResult entry) throws NamingException {
        String dn = dn(entry);
        String login = text(entry, settings.login()).toLowerCase(Locale.ROOT);
        boolean disabled = settings.disabled() != null && connection.matches(dn, settings.disabled());
        return new LdapPerson(
                dn,
                subject(entry, dn),
                login,
                text(entry, settings.name()),
                text(entry, settings.mail()).isEmpty() ? null : text(entry, settings.mail()),
                disabled,
                groups(connection, entry, dn, login));
    }

    private Set<String> groups(LdapConnection connection, SearchResult entry, String dn, String login)
            throws NamingException {
        Set<String> names = new HashSet<>();
        if (settings.groupBase() == null) {
            Attribute memberOf = entry.getAttributes().get(MEMBER_OF);
            for (String group : memberOf == null ? List.<String>of() : values(memberOf)) {
                names.add(firstValue(group));
            }
            return names;
        }
        for (SearchResult group : connection.all(
                settings.groupBase(), settings.groupFilter(), List.of(settings.groupName()), dn, login)) {
            names.add(text(group, settings.groupName()));
        }
        return names;
    }

    private String subject(SearchResult entry, String dn) throws NamingException {
        Attribute id = entry.getAttributes().get(settings.id());
        if (id == null) {
            return BY_DN + dn;
        }
        byte[] value = (byte[]) id.get();
        return isBinaryId() ? HexFormat.of().formatHex(value) : new String(value, StandardCharsets.UTF_8);
    }

    private boolean isBinaryId() {
        return settings.id().equalsIgnoreCase("objectGUID");
    }

    private static String dn(SearchResult entry) {
        return entry.getNameInNamespace();
    }

    private static String firstValue(String dn) {
        try {
            LdapName name = new LdapName(dn);
            return name.getRdn(name.size() - 1).getValue().toString();
        } catch (InvalidNameException noName) {
            return dn;
        }
    }

    private static List<String> values(Attribute attribute) throws NamingException {
        List<String> values = new ArrayList<>();
        NamingEnumeration<?> all = attribute.getAll();
        while (all.hasMore()) {
            values.add(all.next().toString());
        }
        return values;
    }

    /** The first value; empty where there is none. */
    private static String text(SearchResult entry, String name) throws NamingException {
        Attribute attribute = entry.getAttributes().get(name);
        return attribute == null || attribute.size() == 0 ? "" : String.valueOf(attribute.get());
    }

    private static Problem unavailable(NamingException away) {
        LOG.warning(() -> "the directory was asked in vain: " + away
                + (away.getRootCause() == null ? "" : ", " + away.getRootCause()));
        return Problem.own(
                "directory_unavailable",
                ErrorCode.UNAVAILABLE,
                null,
                "the directory does not answer; try again in a moment");
    }
}
