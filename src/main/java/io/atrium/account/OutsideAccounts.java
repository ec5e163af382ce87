package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Accounts of people whom a directory or a provider vouches for: made when they first come, kept as it says, disabled when it says so. An account that is there
 * already under the login, be it a local one, is nobody else's: who comes under its login from outside is refused, unless it was made for them beforehand ({@link ProvisionedAccounts}).
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class OutsideAccounts {
    /** The problem with a login that another account has. */
    public static final String LOGIN_TAKEN = "login_taken";

    /** The problem with an account that an administrator has disabled. */
    public static final String ACCOUNT_DISABLED = "account_disabled";

    private static final int MOST_SUBJECT = 300;

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private SignIns signIns;

    @Inject
    private Audit audit;

    /**
     * The account of somebody who has shown outside who they are, detached.
     *
     * @throws Problem {@code login_taken} where the login is another account's; {@code account_disabled} where an administrator has disabled it; {@code invalid} where
     *     what is said of them makes no account
     */
    public User arrive(Outsider person) {
        User user = find(person.origin(), person.subject()).orElseGet(() -> create(person));
        if (!user.isEnabled() && !user.isGone()) {
            throw Problem.own(ACCOUNT_DISABLED, ErrorCode.FORBIDDEN, null, "this account is disabled");
        }
        if (!user.isEnabled()) {
            user.setGone(false);
            accounts.setEnabled(by(user), user.getId(), true);
        }
        follow(user, person);
        return user;
    }

    /** They are gone there, or disabled: so they are here, and what they have open ends. @throws Problem {@code conflict} where nobody would be left to administrate */
    public void leave(long id) {
        User user = em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (user.isEnabled()) {
            accounts.setEnabled(by(user), id, false);
            user.setGone(true);
        }
    }

    /** As their groups say. Throws as {@link #leave}. */
    public void setRole(User user, Role role) {
        accounts.setRole(by(user), user.getId(), role);
    }

    /** They have signed out outside. Nothing where they have no account. @param session there; null: all of theirs */
    public void signedOut(Origin origin, String subject, String session) {
        find(origin, subject).ifPresent(user -> {
            int ended = signIns.endVouched(user, session);
            audit.record(Deed.of("account.signed_out")
                    .to(user.getLogin())
                    .with("why", "provider")
                    .with("ended", ended));
        });
    }

    /** Some of them behind an id, in the order of their ids; detached. */
    public List<User> after(Origin origin, long id, int most) {
        return em.createQuery("select u from User u where u.origin = :origin and u.id > :id order by u.id", User.class)
                .setParameter("origin", origin)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    private Optional<User> find(Origin origin, String subject) {
        return em.createQuery("select u from User u where u.origin = :origin and u.subject = :subject", User.class)
                .setParameter("origin", origin)
                .setParameter("subject", subject)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** With a password that nobody has. */
    private User create(Outsider person) {
        if (person.subject().isEmpty() || person.subject().length() > MOST_SUBJECT) {
            throw Problem.invalid("subject", "a subject has 1 to " + MOST_SUBJECT + " characters");
        }
        NewAccount wanted = new NewAccount(
                        person.login(),
                        name(person),
                        mail(person.mail()),
                        person.role() == null ? Role.MEMBER : person.role())
                .checked();
        Optional<User> there = accounts.find(wanted.login());
        if (there.filter(user -> waitsFor(person, user)).isPresent()) {
            there.get().setOrigin(person.origin(), person.subject());
            return there.get();
        }
        if (wanted.login().equals(Accounts.RESERVED) || there.isPresent()) {
            throw Problem.own(
                    LOGIN_TAKEN,
                    ErrorCode.CONFLICT,
                    "login",
                    "another account has the login " + wanted.login() + "; an administrator can say whose it is");
        }
        User user = accounts.add(
                Deed.of("account.created").with("origin", person.origin().word()),
                wanted,
                passwords.hashOfGenerated(Secret.random("")));
        user.setOrigin(person.origin(), person.subject());
        em.flush();
        return user;
    }

    /** Made for them by who looks after accounts (SCIM), with a password that nobody has, before they first came. Who may do everything is nobody's to take over. */
    private boolean waitsFor(Outsider person, User user) {
        Provisioned record = em.find(Provisioned.class, user.getId());
        return user.isLocal()
                && user.getRole() != Role.ADMINISTRATOR
                && record != null
                && record.isMade()
                && !record.isDeleted()
                && person.isCalled(record.getUserName(), user.getMail());
    }

    private void follow(User user, Outsider person) {
        String name = name(person);
        if (!name.equals(user.getName())) {
            accounts.rename(by(user), user.getId(), name);
        }
        String mail = mail(person.mail());
        if (mail != null && !Objects.equals(mail, user.getMail())) {
            accounts.changeMail(by(user), user.getId(), mail);
        }
    }

    /** The login where what is said is no name that people may have here. */
    private static String name(Outsider person) {
        try {
            return Text.label("name", person.name(), Accounts.MAX_NAME);
        } catch (Problem unusable) {
            return person.login();
        }
    }

    /** None where what is said is no address: that keeps nobody out. */
    private static String mail(String said) {
        try {
            return Mail.checked(said);
        } catch (Problem unusable) {
            return null;
        }
    }

    /** The directory has no account here: Atrium does what it says. */
    private static Caller by(User user) {
        return new Caller(user.getId(), Deed.ATRIUM, Deed.ATRIUM, Role.MEMBER, new Credential("directory", null));
    }
}
