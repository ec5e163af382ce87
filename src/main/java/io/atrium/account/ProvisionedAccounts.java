package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts as another program looks after them (SCIM 2.0): it makes them, changes them, and takes them out of use. It sees all accounts, and takes over one that was there by writing to it. Each call
 * is a transaction. Whether the caller may is decided at the door.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ProvisionedAccounts {
    private static final String LISTED =
            " from User u where u.erasedAt is null and not exists (select d.userId from Provisioned d where d.userId = u.id and d.deletedAt is not null)";

    private static final String OF = "exists (select p.userId from Provisioned p where p.userId = u.id";

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private Audit audit;

    /** @param record null: nobody else looks after it yet */
    public record Account(User user, Provisioned record) {
        public String userName() {
            return record == null ? user.getLogin() : record.getUserName();
        }
    }

    /** @param total of all that fit */
    public record Page(List<Account> accounts, long total) {}

    /** What an account is looked for by. */
    public enum By {
        USER_NAME("(" + OF + " and p.nameKey = :value) or (u.login = :value and not " + OF + ")))"),
        EXTERNAL_ID(OF + " and p.externalId = :value)"),
        MAIL("lower(u.mail) = :value"),
        ID("u.id = :value");

        private final String condition;

        By(String condition) {
            this.condition = condition;
        }

        Object value(String given) {
            return switch (this) {
                case USER_NAME, MAIL -> given.toLowerCase(Locale.ROOT);
                case EXTERNAL_ID -> given;
                case ID -> given.matches("[0-9]{1,18}") ? Long.parseLong(given) : -1L;
            };
        }
    }

    /** @param by null: all. @param from of the first, from 0 */
    public Page list(By by, String value, int from, int most) {
        String condition = by == null ? "" : " and " + by.condition;
        TypedQuery<Long> counting = em.createQuery("select count(u)" + LISTED + condition, Long.class);
        TypedQuery<User> listing = em.createQuery("select u" + LISTED + condition + " order by u.id", User.class);
        if (by != null) {
            counting.setParameter("value", by.value(value));
            listing.setParameter("value", by.value(value));
        }
        List<User> users = most == 0
                ? List.of()
                : listing.setFirstResult(from).setMaxResults(most).getResultList();
        Map<Long, Provisioned> records = records(users);
        return new Page(
                users.stream()
                        .map(user -> new Account(user, records.get(user.getId())))
                        .toList(),
                counting.getSingleResult());
    }

    private Map<Long, Provisioned> records(List<User> users) {
        return users.isEmpty()
                ? Map.of()
                : em.createQuery("select p from Provisioned p where p.userId in :ids", Provisioned.class)
                        .setParameter("ids", users.stream().map(User::getId).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(Provisioned::getUserId, Function.identity()));
    }

    public Optional<Account> find(long id) {
        User user = em.find(User.class, id);
        Provisioned record = em.find(Provisioned.class, id);
        return isUnknown(user, record) ? Optional.empty() : Optional.of(new Account(user, record));
    }

    /** Deleted there, or erased here. */
    private static boolean isUnknown(User user, Provisioned record) {
        return user == null || user.isErased() || record != null && record.isDeleted();
    }

    /** Whether another program looks after it. */
    public boolean isLookedAfter(long id) {
        Provisioned record = em.find(Provisioned.class, id);
        return record != null && !record.isDeleted();
    }

    /** With a password that nobody has; one that was deleted there comes back. @throws Problem {@code invalid}; {@code conflict}, field {@code userName} */
    public Account create(Caller by, Provision wanted) {
        Provision checked = wanted.checked();
        Optional<Provisioned> before = em.createQuery(
                        "select p from Provisioned p where p.nameKey = :key", Provisioned.class)
                .setParameter("key", Provisioned.keyOf(checked.userName()))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
        if (before.filter(record -> !record.isDeleted()).isPresent()) {
            throw taken();
        }
        if (before.isPresent()) {
            return follow(by, em.find(User.class, before.get().getUserId()), before.get(), checked);
        }
        if (accounts.find(checked.login()).isPresent()) {
            throw taken();
        }
        NewAccount account = new NewAccount(checked.login(), checked.label(), checked.mail(), Role.MEMBER).checked();
        User user = accounts.add(
                by.did("account.created").with("origin", "scim"),
                account,
                passwords.hashOfGenerated(Secret.random("")));
        em.flush();
        Provisioned record = new Provisioned(user.getId(), true, now());
        return follow(by, user, record, checked);
    }

    /** @param changed what becomes of it as it is now; nobody else changes it meanwhile. @throws Problem {@code not_found}, {@code invalid}, {@code conflict} */
    public Account change(Caller by, long id, Function<Account, Provision> changed) {
        User user = em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
        Provisioned record = em.find(Provisioned.class, id);
        if (isUnknown(user, record)) {
            throw unknown();
        }
        Provision wanted = changed.apply(new Account(user, record)).checked();
        return follow(by, user, record == null ? new Provisioned(id, false, now()) : record, wanted);
    }

    private Account follow(Caller by, User user, Provisioned record, Provision wanted) {
        boolean taken = em.createQuery(
                                "select count(p) from Provisioned p where p.nameKey = :key and p.userId <> :id",
                                Long.class)
                        .setParameter("key", Provisioned.keyOf(wanted.userName()))
                        .setParameter("id", user.getId())
                        .getSingleResult()
                > 0;
        if (taken) {
            throw taken();
        }
        record.follow(wanted, now());
        em.merge(record);
        accounts.rename(by, user.getId(), wanted.label());
        if (!Objects.equals(Mail.checked(wanted.mail()), user.getMail())) {
            accounts.changeMail(by, user.getId(), wanted.mail());
        }
        if (wanted.active() != user.isEnabled()) {
            accounts.setEnabled(by, user.getId(), wanted.active());
        }
        return new Account(user, record);
    }

    /** Takes it out of use, and what they have open ends; it is not seen any more. @param check of it as it is; may throw. @throws Problem {@code not_found}; {@code conflict} for the last administrator */
    public void delete(Caller by, long id, Consumer<Account> check) {
        em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
        Account account = find(id).orElseThrow(ProvisionedAccounts::unknown);
        check.accept(account);
        accounts.setEnabled(by, id, false);
        Provisioned record = account.record();
        if (record == null) {
            record = new Provisioned(id, false, now());
            record.follow(new Provision(account.userName(), null, null, null, null, null, false), now());
        }
        record.delete(now());
        em.merge(record);
        audit.record(by.did("account.deprovisioned").to(account.user().getLogin()));
    }

    private static Problem taken() {
        return Problem.conflict("userName", "another account has this userName");
    }

    private static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such user");
    }

    private static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
