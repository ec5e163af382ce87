package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private SignIns signIns;

    @Inject
    private SecondFactors factors;

    @Inject
    private Tickets tickets;

    @Inject
    private PersonKeys keys;

    @Inject
    private GroupList groups;

    @Inject
    private Audit audit;

    @Inject
    private Event<AddressSaved> saved;

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

    /**
     * An account of Atrium's own making, at its first start.
     *
     * @throws Problem {@code invalid} with {@code login}, {@code name} or {@code password}; {@code conflict} for a login taken
     */
    public User create(String login, String name, String password, Role role) {
        passwords.requireGood("password", password);
        return create(Deed.of("account.created"), new NewAccount(login, name, null, role), passwords.hash(password));
    }

    /** As {@link #create} with a password made up here; it is returned once and kept nowhere. */
    public String createWithNewPassword(String login, String name, Role role) {
        return createWithNewPassword(Deed.of("account.created"), new NewAccount(login, name, null, role));
    }

    /** As {@link #createWithNewPassword(String, String, Role)}, by somebody; {@code invalid} with {@code mail} too. */
    public String createWithNewPassword(Caller by, NewAccount wanted) {
        return createWithNewPassword(by.did("account.created"), wanted);
    }

    private String createWithNewPassword(Deed deed, NewAccount wanted) {
        String password = Secret.password();
        create(deed, wanted, passwords.hashOfGenerated(password));
        return password;
    }

    User create(Deed deed, NewAccount wanted, String passwordHash) {
        NewAccount checked = wanted.checked();
        String login = checked.login();
        if (login.equals(RESERVED) || groups.isTaken(login)) {
            throw taken(login);
        }
        try {
            User user = add(deed, checked, passwordHash);
            em.flush();
            return user;
        } catch (PersistenceException takenMeanwhile) {
            throw taken(login);
        }
    }

    /** One that was checked and is free; whether it still is the commit says. */
    User add(Deed deed, NewAccount checked, String passwordHash) {
        User user = new User(checked.login(), checked.name(), passwordHash, checked.role(), CommonTime.now());
        user.setMail(checked.mail());
        em.persist(user);
        keys.begin(user);
        audit.record(deed.to(checked.login()).with("role", checked.role().word()));
        return user;
    }

    /** @throws Problem {@code invalid} with {@code name}, {@code mail}, {@code language} or {@code time_zone} */
    public User changeProfile(Caller caller, Profile profile) {
        User user = existing(caller.userId());
        rename(caller, user.getId(), profile.name());
        changeMail(caller, user.getId(), profile.mail());
        if (profile.language() != null && !LANGUAGES.contains(profile.language())) {
            throw Problem.invalid("language", "one of " + LANGUAGES);
        }
        user.setLanguage(profile.language());
        user.setTimeZone(profile.zone());
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
        int ended = signIns.endOthers(user, caller.credential());
        audit.record(caller.did("account.password_changed").to(user.getLogin()).with("ended", ended));
    }

    /** Gives the user a new password, returned once. Every session of the user ends. @throws Problem {@code conflict} where the account has none here */
    public String resetPassword(Caller by, long id) {
        User user = existing(id);
        if (!user.isLocal()) {
            throw Problem.of(ErrorCode.CONFLICT, "this person's password is kept elsewhere");
        }
        String password = Secret.password();
        user.setPasswordHash(passwords.hashOfGenerated(password));
        record(by, "account.password_reset", user, endSignIns(id));
        return password;
    }

    /** Ends whatever the person has signed in with by password; their access tokens go on. @return how many sign-ins there were */
    public int signOut(Caller by, long id) {
        User user = existing(id);
        int ended = endSignIns(id);
        record(by, "account.signed_out", user, ended);
        return ended;
    }

    /** Nothing where it is so already; who is only gone outside is disabled for good. @throws Problem {@code conflict} where nobody would be left to administrate */
    public void setEnabled(Caller by, long id, boolean enabled) {
        User user = existing(id);
        if (user.isEnabled() == enabled && !user.isGone()) {
            return;
        }
        if (!enabled) {
            requireAnotherAdministrator(id);
        }
        user.setEnabled(enabled);
        user.setGone(false);
        keys.follow(user);
        if (enabled) {
            audit.record(by.did("account.enabled").to(user.getLogin()));
        } else {
            record(by, "account.disabled", user, endSignIns(id));
        }
    }

    /** Nothing where it is so already. Who needs a second factor now, and has none, comes in anew. @throws Problem {@code conflict} as {@link #setEnabled} */
    public void setRole(Caller by, long id, Role role) {
        User user = existing(id);
        if (user.getRole() == role) {
            return;
        }
        if (role != Role.ADMINISTRATOR) {
            requireAnotherAdministrator(id);
        }
        user.setRole(role);
        keys.follow(user);
        Deed changed = by.did("account.role_changed").to(user.getLogin()).with("role", role.word());
        audit.record(factors.isMissedBy(user) ? changed.with("ended", endSignIns(id)) : changed);
    }

    /** Nothing where it is so already. @throws Problem {@code invalid} with {@code name} */
    public void rename(Caller by, long id, String name) {
        User user = existing(id);
        String label = Text.label("name", name, MAX_NAME);
        if (!label.equals(user.getName())) {
            audit.record(by.did("account.renamed")
                    .to(user.getLogin())
                    .with("from", user.getName())
                    .with("name", label));
            user.setName(label);
            keys.follow(user);
        }
    }

    /** Where it is so already nothing but {@link AddressSaved} is told. @param mail null or blank: none. @throws Problem {@code invalid} with {@code mail} */
    public void changeMail(Caller by, long id, String mail) {
        User user = existing(id);
        String address = Mail.checked(mail);
        if (!Objects.equals(address, user.getMail())) {
            user.setMail(address);
            keys.follow(user);
            audit.record(by.did("account.mail_changed").to(user.getLogin()).with("mail", address));
        }
        saved.fire(new AddressSaved(by, user));
    }

    private int endSignIns(long id) {
        tickets.withdraw(id);
        return signIns.endAll(id);
    }

    private void record(Caller by, String what, User user, int ended) {
        audit.record(by.did(what).to(user.getLogin()).with("ended", ended));
    }

    private User existing(long id) {
        return find(id).map(User::present).orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "no such user"));
    }

    private static Problem taken(String login) {
        return Problem.of(ErrorCode.CONFLICT, "the login " + login + " is taken");
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
}
