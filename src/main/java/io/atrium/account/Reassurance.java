package io.atrium.account;

import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Asks a caller once more who they are, before something that a browser left open must not be enough for. A wrong password stays on the trail. */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class Reassurance {
    /** For those who have no password here: they come in anew, and go on at once. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private PasswordCheck passwords;

    /**
     * @param password their own; of those whom an OpenID provider vouches for nothing: they must have signed in just now
     * @throws Problem {@code wrong_password}, field {@code password}; {@code sign_in_again}; {@code rate_limited}
     */
    public void require(Caller caller, String password) {
        User user = em.find(User.class, caller.userId());
        if (user.getOrigin() == Origin.OIDC) {
            requireFresh(caller);
            return;
        }
        try {
            if (password == null || password.isEmpty()) {
                throw PasswordCheck.WRONG;
            }
            User shown = passwords.of(new UsernamePasswordCredential(user.getLogin(), password), caller.address());
            if (shown.getId() != caller.userId()) {
                throw PasswordCheck.WRONG;
            }
        } catch (Problem wrong) {
            if (wrong.code() != ErrorCode.UNAUTHENTICATED) {
                throw wrong;
            }
            throw Problem.own("wrong_password", ErrorCode.INVALID, "password", "this is not your password");
        }
    }

    private void requireFresh(Caller caller) {
        long fresh = !caller.credential().isSession()
                ? 0
                : em.createQuery(
                                "select count(s) from SignIn s where s.id = :id and s.userId = :user and s.begunAt > :since",
                                Long.class)
                        .setParameter("id", caller.credential().sessionId())
                        .setParameter("user", caller.userId())
                        .setParameter("since", CommonTime.now().minus(FRESH))
                        .getSingleResult();
        if (fresh == 0) {
            throw Problem.own(
                    "sign_in_again",
                    ErrorCode.FORBIDDEN,
                    null,
                    "sign out, sign in again, and then within five minutes");
        }
    }
}
