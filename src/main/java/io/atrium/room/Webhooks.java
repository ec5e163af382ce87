package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.KnownUsers;
import io.atrium.account.Secret;
import io.atrium.account.User;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The webhooks of rooms. Each may what the keeper may who made it, for as long as they may it; what it says is theirs to answer for. */
@ApplicationScoped
@Transactional
public class Webhooks {
    public static final int MAX_NAME = 80;
    public static final int MAX_PER_ROOM = 50;

    /** Long enough for any secret of ours. */
    private static final int LONGEST = 100;

    private static final Duration NOTED = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private KnownUsers users;

    @Inject
    private Rooms rooms;

    @Inject
    private Audit audit;

    /** A new one, with its secret, this once. */
    public record Issued(Webhook hook, String secret) {}

    /** By whom and where something is said. */
    public record Voice(Member member, String name) {}

    /** @throws Problem {@code forbidden} for who is no keeper, or no member; {@code invalid}, field {@code name} */
    public Issued create(Warden by, String name) {
        by.requireKeeper();
        String label = Text.label("name", name, MAX_NAME);
        if (rooms.member(by.caller(), by.room()).isEmpty()) {
            throw Problem.of(
                    ErrorCode.FORBIDDEN, "only who belongs to the room can answer for what a webhook says in it");
        }
        if (list(by).size() >= MAX_PER_ROOM) {
            throw Problem.invalid("name", "a room has at most " + MAX_PER_ROOM + " webhooks; revoke one first");
        }
        String secret = Secret.random("");
        Webhook hook =
                new Webhook(by, label, Secret.hash(secret), CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        entities.persist(hook);
        entities.flush();
        audit.record(by.did("hook.created").with("hook", hook.getId()).with("name", label));
        return new Issued(hook, secret);
    }

    /** The newest first. @throws Problem {@code forbidden} for who is no keeper */
    public List<Webhook> list(Warden by) {
        by.requireKeeper();
        return entities.createQuery(
                        "select w from Webhook w where w.roomId = :room order by w.createdAt desc, w.id desc",
                        Webhook.class)
                .setParameter("room", by.room().getId())
                .getResultList();
    }

    /** @throws Problem {@code not_found} */
    public void revoke(Warden by, long id) {
        by.requireKeeper();
        Webhook hook = entities.find(Webhook.class, id);
        if (hook == null || hook.getRoomId() != by.room().getId()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "the room has no such webhook");
        }
        entities.remove(hook);
        audit.record(by.did("hook.revoked").with("hook", id).with("name", hook.getName()));
    }

    /**
     * Whose voice a secret is.
     *
     * @throws Problem {@code not_found} where there is no such webhook; {@code forbidden} where who made it may not speak there any more
     */
    public Voice voice(String secret) {
        Webhook hook = find(secret);
        Instant now = CommonTime.now();
        if (hook.getLastUsedAt() == null || hook.getLastUsedAt().isBefore(now.minus(NOTED))) {
            hook.used(now.truncatedTo(ChronoUnit.MILLIS));
        }
        Room room = entities.find(Room.class, hook.getRoomId());
        Caller maker = users.find(hook.getUserId())
                .filter(User::isEnabled)
                .map(user -> Caller.of(user, Credential.webhook(hook.getId())))
                .orElseThrow(Webhooks::orphaned);
        return new Voice(rooms.member(maker, room.getName()), hook.getName());
    }

    private Webhook find(String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST) {
            throw unknown();
        }
        return entities.createQuery("select w from Webhook w where w.hash = :hash", Webhook.class)
                .setParameter("hash", Secret.hash(secret))
                .getResultStream()
                .findFirst()
                .orElseThrow(Webhooks::unknown);
    }

    private static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such webhook, or it was revoked");
    }

    private static Problem orphaned() {
        return Problem.of(ErrorCode.FORBIDDEN, "who made this webhook has no account any more");
    }
}
