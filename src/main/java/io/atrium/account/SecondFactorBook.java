package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Second factors in the database. The row's lock decides which of two who come with the same code was first. */
@ApplicationScoped
@Transactional
class SecondFactorBook implements Resealing {
    /** A secret that was shown so long ago without being confirmed is replaced. */
    private static final Duration SHOWN = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(SecondFactorBook.class.getName());

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private SignIns signIns;

    @Inject
    private Audit audit;

    /** Confirmed or not; detached. */
    Optional<SecondFactor> find(long userId) {
        return Optional.ofNullable(em.find(SecondFactor.class, userId));
    }

    /** The secret to be shown until it is confirmed; another one for whoever else asks. @throws Problem {@code conflict} where one is confirmed */
    String begin(long userId, Credential shownTo) {
        Instant now = CommonTime.now();
        SecondFactor before = em.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (before != null && before.isConfirmed()) {
            throw Problem.of(ErrorCode.CONFLICT, "there is a second factor already");
        }
        if (before != null && before.isShownTo(shownTo, now.minus(SHOWN))) {
            return open(before);
        }
        String secret = Totp.newSecret();
        if (before == null) {
            em.persist(new SecondFactor(userId, vault.seal(secret, purpose(userId)), shownTo, now));
        } else {
            before.beginAgain(vault.seal(secret, purpose(userId)), shownTo, now);
        }
        return secret;
    }

    /**
     * Where the code is of the secret that was shown to them. Whoever came in without it must come in anew.
     *
     * @return the recovery codes; empty: it is not
     */
    Optional<List<String>> confirm(Deed confirmed, long userId, Credential shownTo, String code) {
        Instant now = CommonTime.now();
        SecondFactor factor = em.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (factor == null
                || factor.isConfirmed()
                || !factor.isShownTo(shownTo, now.minus(SHOWN))
                || !takeCode(factor, code)) {
            return Optional.empty();
        }
        factor.confirm(now);
        int ended = signIns.endOthers(em.find(User.class, userId), shownTo);
        audit.record(confirmed.with("ended", ended));
        return Optional.of(newCodes(userId));
    }

    /** Whether it is the code of now, or a recovery code: either is taken once. */
    boolean take(User user, String code, String address) {
        long userId = user.getId();
        SecondFactor factor = em.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (factor == null || !factor.isConfirmed()) {
            return false;
        }
        if (!RecoveryCode.isOne(code)) {
            return takeCode(factor, code);
        }
        RecoveryCode found = em.find(RecoveryCode.class, RecoveryCode.hash(userId, code));
        if (found == null) {
            return false;
        }
        em.remove(found);
        audit.record(Deed.of("account.recovery_code_used")
                .by(user.getLogin())
                .to(user.getLogin())
                .from(address)
                .with("left", codesLeft(userId)));
        return true;
    }

    long codesLeft(long userId) {
        return em.createQuery("select count(c) from RecoveryCode c where c.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    List<String> renewCodes(Deed renewed, long userId) {
        audit.record(renewed);
        return newCodes(userId);
    }

    /** @return whether there was one that counted */
    boolean remove(Deed removed, long userId) {
        SecondFactor factor = em.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (factor == null) {
            return false;
        }
        em.remove(factor);
        forgetCodes(userId);
        if (factor.isConfirmed()) {
            audit.record(removed);
        }
        return factor.isConfirmed();
    }

    void removeUnconfirmed(long userId) {
        SecondFactor factor = em.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (factor != null && !factor.isConfirmed()) {
            em.remove(factor);
        }
    }

    /** @return of how many people who have none that counts */
    int endSignInsWithout(Predicate<User> demanded) {
        List<User> people = em.createQuery(
                        "select u from User u where u.id in (select s.userId from SignIn s) and u.id not in"
                                + " (select f.userId from SecondFactor f where f.confirmedAt is not null) order by u.id",
                        User.class)
                .getResultStream()
                .filter(demanded)
                .toList();
        people.forEach(user -> audit.record(Deed.of("account.signed_out")
                .to(user.getLogin())
                .with("why", "second_factor")
                .with("ended", signIns.endAll(user.getId()))));
        return people.size();
    }

    private boolean takeCode(SecondFactor factor, String code) {
        OptionalLong step = Totp.stepOf(open(factor), code.strip(), CommonTime.now(), factor.lastStep());
        step.ifPresent(factor::take);
        return step.isPresent();
    }

    private String open(SecondFactor factor) {
        return vault.open(factor.secret(), purpose(factor.userId()), factor.userId());
    }

    private static String purpose(long userId) {
        return "second-factor:" + userId;
    }

    @Override
    public long left() {
        return vault.encrypts() ? unsealed("select count(f)", "", Long.class).getSingleResult() : 0;
    }

    @Override
    public Tried reseal(String after, int most) {
        if (!vault.encrypts()) {
            return Tried.NONE;
        }
        List<SecondFactor> some = unsealed("select f", " and f.userId > :after order by f.userId", SecondFactor.class)
                .setParameter("after", after.isEmpty() ? -1 : Long.parseLong(after))
                .setMaxResults(most)
                .getResultList();
        int sealed = (int) some.stream().filter(this::reseal).count();
        return some.isEmpty()
                ? Tried.NONE
                : new Tried(sealed, String.valueOf(some.get(some.size() - 1).userId()));
    }

    /** Unless it has become another one meanwhile. @return false: it can't be opened */
    private boolean reseal(SecondFactor factor) {
        String anew;
        try {
            anew = vault.seal(open(factor), purpose(factor.userId()));
        } catch (RuntimeException damaged) {
            // Its key is missing, or it is no secret at all: the others don't wait for it.
            LOG.log(Level.SEVERE, damaged, () -> "the second factor of account " + factor.userId() + " can't be read");
            return false;
        }
        em.createQuery("update SecondFactor f set f.secret = :anew where f.userId = :user and f.secret = :before")
                .setParameter("anew", anew)
                .setParameter("user", factor.userId())
                .setParameter("before", factor.secret())
                .executeUpdate();
        return true;
    }

    private <T> TypedQuery<T> unsealed(String what, String more, Class<T> type) {
        return em.createQuery(what + " from SecondFactor f where f.secret not like :mark" + more, type)
                .setParameter("mark", vault.mark() + "%");
    }

    private List<String> newCodes(long userId) {
        forgetCodes(userId);
        List<String> codes =
                Stream.generate(RecoveryCode::random).limit(RecoveryCode.COUNT).toList();
        codes.forEach(code -> em.persist(new RecoveryCode(userId, code)));
        return codes;
    }

    private void forgetCodes(long userId) {
        em.createQuery("delete from RecoveryCode c where c.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
