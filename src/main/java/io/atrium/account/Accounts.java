package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The users, and everything that changes them. Whether the caller may is decided at the doors and pages. */
@ApplicationScoped
@Transactional
public class Accounts {
    /** Whoever this is said to be from is Atrium itself. */
    public static final String RESERVED = "atrium";

    public static final int MAX_NAME = 80;
    public static final Set<String> LANGUAGES = Set.of("en", "zh");

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Passwords passwords;

    @Inject
    private WebSessions sessions;

    @Inject
    private Tickets tickets;

    public Optional<User> find(long id) {
        return Optional.ofNullable(em.find(User.class, id));
    }

    /** As the database says now, whatever the caller's own transaction has seen of it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<User> read(long id) {
        return find(id);
    }

    public Optional<User> find(String login) {
        return em.createQuery("select u from User u where u.login = :login", User.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    public boolean isEmpty() {
        return em.createQuery("select u.id from User u", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** By login, enabled or not. */
    public List<User> list() {
        return em.createQuery("select u from User u order by u.login", User.class)
                .getResultList();
    }

    /** Enabled users whose login or name contains the text, whatever its case; those that begin with it first. */
    public List<User> search(String text, int limit) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        Set<User> found = new LinkedHashSet<>(matching(wanted, "= 1", limit));
        found.addAll(matching(wanted, "> 0", limit));
        return found.stream().limit(limit).toList();
    }

    /**
     * Whether they are enabled is asked here and not in the query: with a bound on the rows EclipseLink writes values into the statement
     * instead of binding them, a true as 1, which H2 does not compare with a boolean.
     */
    private List<User> matching(String wanted, String position, int limit) {
        return em.createQuery(
                        "select u from User u where locate(:wanted, lower(u.login)) " + position
                                + " or locate(:wanted, lower(u.name)) " + position + " order by u.login",
                        User.class)
                .setParameter("wanted", wanted)
                .setMaxResults(4 * limit)
                .getResultStream()
                .filter(User::isEnabled)
                .toList();
    }

    /** @throws Problem {@code invalid} with {@code login}, {@code name} or {@code password}; {@code conflict} for a login taken */
    public User create(String login, String name, String password, Role role) {
        if (!Text.isName(login)) {
            throw Problem.invalid("login", "a login has 1 to 64 of a-z 0-9 - _");
        }
        if (login.equals(RESERVED)) {
            throw taken(login);
        }
        String label = Text.label("name", name, MAX_NAME);
        passwords.requireGood("password", password);
        if (find(login).isPresent()) {
            throw taken(login);
        }
        User user = new User(login, label, passwords.hash(password), role, Instant.now());
        try {
            em.persist(user);
            em.flush();
        } catch (PersistenceException takenMeanwhile) {
            throw taken(login);
        }
        return user;
    }

    /** As {@link #create} with a password made up here; it is returned once and kept nowhere. */
    public String createWithNewPassword(String login, String name, Role role) {
        String password = Secret.password();
        create(login, name, password, role);
        return password;
    }

    /** @throws Problem {@code invalid} with {@code name}, {@code language} or {@code time_zone} */
    public User changeProfile(long id, Profile profile) {
        User user = existing(id);
        user.setName(Text.label("name", profile.name(), MAX_NAME));
        if (profile.language() != null && !LANGUAGES.contains(profile.language())) {
            throw Problem.invalid("language", "one of " + LANGUAGES);
        }
        user.setLanguage(profile.language());
        user.setTimeZone(zone(profile.timeZone()));
        user.setTheme(profile.theme());
        return user;
    }

    /**
     * Every other session of the user ends; the caller's own goes on.
     *
     * @throws Problem {@code invalid} with {@code current} or {@code password}
     */
    public void changePassword(Caller caller, String current, String wanted) {
        User user = existing(caller.userId());
        if (!passwords.isOf(user, current)) {
            throw Problem.invalid("current", "this is not your current password");
        }
        passwords.requireGood("password", wanted);
        user.setPasswordHash(passwords.hash(wanted));
        tickets.withdraw(user.getId());
        sessions.keep(caller.credential(), user);
    }

    /** Gives the user a new password, returned once. Every session of the user ends. */
    public String resetPassword(long id) {
        String password = Secret.password();
        existing(id).setPasswordHash(passwords.hash(password));
        tickets.withdraw(id);
        return password;
    }

    /** @throws Problem {@code conflict} where nobody would be left to administrate */
    public void setEnabled(long id, boolean enabled) {
        if (!enabled) {
            requireAnotherAdministrator(id);
            tickets.withdraw(id);
        }
        existing(id).setEnabled(enabled);
    }

    /** @throws Problem {@code conflict} where nobody would be left to administrate */
    public void setRole(long id, Role role) {
        if (role != Role.ADMINISTRATOR) {
            requireAnotherAdministrator(id);
        }
        existing(id).setRole(role);
    }

    private User existing(long id) {
        return find(id).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "no such user"));
    }

    private static Problem taken(String login) {
        return Problem.of(ErrorCode.CONFLICT, "the login " + login + " is taken");
    }

    /** Regions only: browsers do not know Java's names for bare offsets. */
    private static String zone(String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(id.strip())) {
            throw Problem.invalid("time_zone", "an IANA time zone, such as Europe/Berlin");
        }
        return id.strip();
    }

    /** Locks the administrators, so that two who demote each other at once can't both succeed. */
    private void requireAnotherAdministrator(long id) {
        List<User> administrators = em.createQuery(
                        "select u from User u where u.role = :role and u.enabled = :enabled order by u.id", User.class)
                .setParameter("role", Role.ADMINISTRATOR)
                .setParameter("enabled", true)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (administrators.size() == 1 && administrators.get(0).getId() == id) {
            throw Problem.of(ErrorCode.CONFLICT, "the last administrator stays one");
        }
    }

    /**
     * What a person chooses for themselves.
     *
     * @param language {@code en}, {@code zh}, or null: as the browser asks
     * @param timeZone an IANA zone id, or null: as the browser says
     */
    public record Profile(String name, String language, String timeZone, Theme theme) {}
}
