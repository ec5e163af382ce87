package io.atrium.account;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Accounts whose people are erased: closed at once, nameless, and in the end without their login. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Leaving {
    /** What they are called from then on, whatever language somebody reads in. */
    private static final String NAME = "Former colleague · 前同事";

    /** No password has this hash. */
    private static final String NO_PASSWORD = "-";

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private SignIns signIns;

    @Inject
    private Tickets tickets;

    @Inject
    private PersonKeys keys;

    /** Nobody comes in any more, and what the account says of its person is gone. May be done again. @return the login */
    public Optional<String> close(long userId) {
        User user = em.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            return Optional.empty();
        }
        user.erase(CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        user.setEnabled(false);
        user.setGone(false);
        user.setName(NAME);
        user.setMail(null);
        user.setRole(Role.MEMBER);
        user.setPasswordHash(NO_PASSWORD);
        user.setOrigin(Origin.LOCAL, null);
        user.setLanguage(null);
        user.setTimeZone(null);
        keys.follow(user);
        tickets.withdraw(userId);
        signIns.endAll(userId);
        // One by one: what is kept of them in memory is forgotten with each.
        for (String kept : new String[] {"AccessToken", "PersonPicture", "GroupMember"}) {
            em.createQuery("select k from " + kept + " k where k.userId = :user", Object.class)
                    .setParameter("user", userId)
                    .getResultList()
                    .forEach(em::remove);
        }
        PersonProfile profile = em.find(PersonProfile.class, userId);
        if (profile != null) {
            profile.setTitle(null);
            profile.setStatus(null);
            profile.setPicture(null);
        }
        for (String kept : new String[] {"SecondFactor", "RecoveryCode", "SignInAttempt"}) {
            em.createQuery("delete from " + kept + " k where k.userId = :user")
                    .setParameter("user", userId)
                    .executeUpdate();
        }
        return Optional.of(user.getLogin());
    }

    /** What the person will go by. */
    public static String pseudonym(long userId) {
        return "former-" + userId;
    }

    /** The last trace: from now on their login is anybody's. */
    public void rename(long userId) {
        User user = em.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (user != null) {
            user.becomeFormer(pseudonym(userId));
            keys.follow(user);
        }
    }
}
