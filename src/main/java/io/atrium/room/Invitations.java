package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.Secret;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Invitations by link: made, listed and revoked by a room's keepers, followed by whoever has the link. */
@ApplicationScoped
@Transactional
public class Invitations {
    public static final int MAX_PER_ROOM = 50;

    /** Where nothing is said. */
    public static final Duration USUAL = Duration.ofDays(7);

    public static final int MOST_USES = 10_000;

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Long enough for any secret of ours. */
    private static final int LONGEST_SECRET = 100;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Memberships memberships;

    @Inject
    private Audit audit;

    @Inject
    @ConfigProperty(name = "atrium.invitation-days", defaultValue = "90")
    private int mostDays;

    /** A new one, with its secret, this once. */
    public record Issued(Invitation invitation, String secret) {}

    /** A link that is good, and where it leads. */
    public record Open(Invitation invitation, Room room) {}

    /**
     * @param expiresIn null: {@link #USUAL}
     * @param uses how many may follow it; null: however many
     * @throws Problem {@code forbidden} for who is no keeper; {@code invalid}, fields {@code expires_in}, {@code uses}; {@code conflict}
     */
    public Issued create(Warden by, Duration expiresIn, Long uses) {
        by.requireKeeper();
        Duration longest = Duration.ofDays(mostDays);
        Duration wanted = expiresIn != null ? expiresIn : USUAL.compareTo(longest) < 0 ? USUAL : longest;
        if (wanted.compareTo(SHORTEST) < 0 || wanted.compareTo(longest) > 0) {
            throw Problem.invalid(
                    "expires_in",
                    "expires_in must be from " + SHORTEST.toSeconds() + " to " + longest.toSeconds() + " seconds");
        }
        if (uses != null && (uses < 1 || uses > MOST_USES)) {
            throw Problem.invalid("uses", "uses must be from 1 to " + MOST_USES);
        }
        if (list(by).size() >= MAX_PER_ROOM) {
            throw Problem.of(
                    ErrorCode.CONFLICT, "a room has at most " + MAX_PER_ROOM + " invitations; revoke one first");
        }
        String secret = Secret.random("");
        Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
        Invitation invitation = new Invitation(
                by, Secret.hash(secret), now, now.plus(wanted), uses == null ? null : Math.toIntExact(uses));
        entities.persist(invitation);
        entities.flush();
        audit.record(by.did("invitation.created")
                .with("invitation", invitation.getId())
                .with("expires", invitation.getExpiresAt().toString())
                .with("uses", uses == null ? null : uses.toString()));
        return new Issued(invitation, secret);
    }

    /** Those that are good, the newest first. @throws Problem {@code forbidden} for who is no keeper */
    public List<Invitation> list(Warden by) {
        by.requireKeeper();
        Instant now = CommonTime.now();
        return entities.createQuery(
                        "select i from Invitation i where i.roomId = :room and i.revokedAt is null and i.expiresAt > :now"
                                + " order by i.createdAt desc, i.id desc",
                        Invitation.class)
                .setParameter("room", by.room().getId())
                .setParameter("now", now)
                .getResultStream()
                .filter(invitation -> invitation.isGoodAt(now))
                .toList();
    }

    /** @throws Problem {@code not_found} */
    public void revoke(Warden by, long id) {
        by.requireKeeper();
        Invitation invitation = entities.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (invitation == null || invitation.getRoomId() != by.room().getId()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "the room has no such invitation");
        }
        invitation.revoke(CommonTime.now().truncatedTo(ChronoUnit.MILLIS));
        audit.record(by.did("invitation.revoked").with("invitation", id));
    }

    /** Where a link leads; looking at it uses nothing. @throws Problem {@code not_found}, {@code revoked}, {@code expired}, {@code used_up} */
    public Open look(String secret) {
        return open(query(secret));
    }

    /**
     * Makes the caller a member, which counts; who is one already is none more, and counts for nothing.
     *
     * @throws Problem as {@link #look}; {@code forbidden} for who was sent away
     */
    public Room follow(Caller caller, String secret) {
        // Locked before anything is read of it: of two who come at once for the last place the second finds it taken.
        Open open = open(query(secret).setLockMode(LockModeType.PESSIMISTIC_WRITE));
        if (memberships.bring(caller, open.room())) {
            open.invitation().use();
            audit.record(caller.did("invitation.used")
                    .in(open.room().getName())
                    .with("invitation", open.invitation().getId()));
        }
        return open.room();
    }

    private TypedQuery<Invitation> query(String secret) {
        return entities.createQuery("select i from Invitation i where i.hash = :hash", Invitation.class)
                .setParameter("hash", secret.length() > LONGEST_SECRET ? "" : Secret.hash(secret));
    }

    private Open open(TypedQuery<Invitation> query) {
        Invitation invitation = query.getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such invitation"));
        invitation.requireGoodAt(CommonTime.now());
        return new Open(invitation, entities.find(Room.class, invitation.getRoomId()));
    }
}
