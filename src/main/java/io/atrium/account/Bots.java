package io.atrium.account;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Accounts of programs. A bot has tokens, which administrators make for it, and no other way in; it may be a member of rooms as anybody may. One that is an administrator is what others call a
 * service account: it administers by REST.
 */
@ApplicationScoped
@Transactional
public class Bots {
    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private Passwords passwords;

    /**
     * @param wanted whose role is member or administrator: a guest has no tokens unless all have
     * @throws Problem {@code forbidden} for who is no administrator; {@code invalid} with the field; {@code conflict} for a login taken
     */
    public User create(Caller by, NewAccount wanted) {
        requireAdministrator(by);
        if (wanted.role() == Role.GUEST) {
            throw Problem.invalid("role", "a bot's role must be member or administrator");
        }
        // Nobody knows it, nor is it ever asked for.
        User bot = accounts.create(by.did("bot.created"), wanted, passwords.hashOfGenerated(Secret.random("")));
        bot.setOrigin(Origin.BOT, null);
        return bot;
    }

    /** As {@link #create}, with a first token, which is returned once and kept nowhere. */
    public String createWithToken(Caller by, NewAccount wanted) {
        User bot = create(by, wanted);
        return tokens.create(by, bot, bot.getName(), null).token();
    }

    /** By login. */
    public List<User> list(Caller by) {
        requireAdministrator(by);
        return em.createQuery("select u from User u where u.origin = :bot order by u.login", User.class)
                .setParameter("bot", Origin.BOT)
                .getResultList();
    }

    private static void requireAdministrator(Caller by) {
        if (!by.isAdministrator()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for administrators only");
        }
    }
}
