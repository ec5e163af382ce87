package io.atrium.account;

import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Access tokens. The row's removal is told as a {@code REMOVED} change of {@link AccessToken}. */
@ApplicationScoped
@Transactional
public class Tokens {
    public static final String PREFIX = "atr_";
    public static final int MAX_NAME = 80;
    public static final int MAX_PER_USER = 100;
    static final Duration LONGEST = Duration.ofDays(3650);

    @PersistenceContext(unitName = "atrium")
    private EntityManager em;

    @Inject
    private Tickets tickets;

    @Inject
    private Audit audit;

    @Inject
    private KnownTokens known;

    @Inject
    private KnownUsers users;

    @Inject
    private TokenUses uses;

    @Inject
    private GuestRights guests;

    /** A new token as its owner sees it, this once. */
    public record Issued(long id, String token, Instant expiresAt) {}

    /**
     * @param expiresIn null: does not expire by itself; otherwise 1 s to 10 years
     * @throws Problem {@code invalid} with {@code name} or {@code expires_in}; {@code forbidden} for guests, where they may have none
     */
    public Issued create(Caller owner, String name, Duration expiresIn) {
        guests.requireTokens(owner);
        return create(owner, owner.userId(), owner.login(), name, expiresIn);
    }

    /** For a bot, by an administrator: it has no other way in. @throws Problem as {@link #create(Caller, String, Duration)}; {@code conflict} where it is a person's account */
    public Issued create(Caller by, User bot, String name, Duration expiresIn) {
        if (!bot.isBot()) {
            throw Problem.of(ErrorCode.CONFLICT, bot.getLogin() + " is a person, who makes their own tokens");
        }
        return create(by, bot.getId(), bot.getLogin(), name, expiresIn);
    }

    private Issued create(Caller by, long userId, String login, String name, Duration expiresIn) {
        String label = Text.label("name", name, MAX_NAME);
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = expiry(now, expiresIn);
        if (list(userId).size() >= MAX_PER_USER) {
            throw Problem.invalid("name", "a user has at most " + MAX_PER_USER + " tokens; revoke one first");
        }
        String plain = Secret.random(PREFIX);
        AccessToken token = new AccessToken(userId, label, Secret.hash(plain), now, expiresAt);
        em.persist(token);
        em.flush();
        audit.record(
                by.did("token.created").to(login).with("token", token.getId()).with("name", label));
        return new Issued(token.getId(), plain, expiresAt);
    }

    /** The newest first, expired ones too. */
    public List<AccessToken> list(long userId) {
        uses.write();
        return em.createQuery(
                        "select t from AccessToken t where t.userId = :user order by t.createdAt desc, t.id desc",
                        AccessToken.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Whether there was such a token of this user. Tickets made with it end too. */
    public boolean revoke(Caller by, long userId, long tokenId) {
        AccessToken token = em.find(AccessToken.class, tokenId);
        if (token == null || token.getUserId() != userId) {
            return false;
        }
        tickets.withdraw(token.credential());
        em.remove(token);
        audit.record(by.did("token.revoked")
                .to(em.find(User.class, userId).getLogin())
                .with("token", tokenId)
                .with("name", token.getName()));
        return true;
    }

    /** Empty for a token that is unknown, expired, of a disabled user, or of a guest where guests may have none. No transaction of its own: it is asked for every connection. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Caller> authenticate(String plain) {
        if (plain == null || !plain.startsWith(PREFIX) || plain.length() > 100) {
            return Optional.empty();
        }
        Instant now = CommonTime.now();
        return known.find(Secret.hash(plain))
                .filter(token -> !token.isExpired(now))
                .flatMap(token -> callerOf(token, now));
    }

    /** Whether it once was a token: its owner may be told to make another. */
    @Transactional(TxType.SUPPORTS)
    public boolean hasExpired(String plain) {
        return known.find(Secret.hash(plain))
                .filter(token -> token.isExpired(CommonTime.now()))
                .isPresent();
    }

    static Instant expiry(Instant now, Duration expiresIn) {
        if (expiresIn == null) {
            return null;
        }
        if (expiresIn.compareTo(Duration.ofSeconds(1)) < 0 || expiresIn.compareTo(LONGEST) > 0) {
            throw Problem.invalid("expires_in", "1 to " + LONGEST.toSeconds() + " seconds");
        }
        return now.plus(expiresIn);
    }

    private Optional<Caller> callerOf(AccessToken token, Instant now) {
        Optional<Caller> caller = users.find(token.getUserId())
                .filter(User::isEnabled)
                .map(user -> Caller.of(user, token.credential()))
                .filter(guests::mayHaveTokens);
        caller.ifPresent(found -> uses.note(token.getId(), now));
        return caller;
    }
}
