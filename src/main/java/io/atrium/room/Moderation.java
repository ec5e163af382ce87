package io.atrium.room;

import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Muting, and the trail of what moderators take away. */
@ApplicationScoped
@Transactional
public class Moderation {
    /** The longest a mute lasts that ends by itself. */
    public static final Duration LONGEST_MUTE = Duration.ofDays(365);

    @Inject
    private Memberships memberships;

    @Inject
    private Audit audit;

    /**
     * Keeps a member from writing, in place of an earlier mute.
     *
     * @param time null: until it is lifted
     * @param reason what they are told; null or blank: nothing
     * @throws Problem {@code forbidden} where it is not for the warden to do; {@code not_found}
     */
    public void mute(Warden by, String login, Duration time, String reason) {
        Membership membership = present(by, login);
        Instant until = time == null ? null : CommonTime.now().plus(time).truncatedTo(ChronoUnit.MILLIS);
        String told = reason == null || reason.isBlank() ? "" : Text.label("reason", reason, Mute.MAX_REASON);
        membership.setMute(new Mute(until, by.login(), told));
        audit.record(by.did("room.muted")
                .to(login)
                .with("until", until == null ? null : until.toString())
                .with("reason", told));
    }

    /** Lets a member write again; doing so twice does nothing. */
    public void unmute(Warden by, String login) {
        Membership membership = present(by, login);
        if (membership.getMute() != null) {
            membership.setMute(null);
            audit.record(by.did("room.unmuted").to(login));
        }
    }

    /** What keeps a member from writing, as those who moderate see it; empty where nothing does. */
    public Optional<Mute> muteOf(Room room, String login) {
        Membership membership = memberships.present(room, login);
        return Optional.ofNullable(membership.getMute()).filter(mute -> mute.holdsAt(CommonTime.now()));
    }

    /** For a kind: records, in the transaction that does it, that a moderator took away what somebody else said. */
    public Draft.Effect recordingDeletion(Member by, long seq) {
        return (rows, appended) -> {
            Entry entry = rows.find(Entry.class, new Entry.Key(by.room().getId(), seq));
            if (!entry.getAuthor().equals(by.login())) {
                audit.record(by.did("room.entry_deleted").to(entry.getAuthor()).with("seq", seq));
            }
        };
    }

    private Membership present(Warden by, String login) {
        by.requireModerator();
        Membership membership = memberships.present(by.room(), login);
        if (!membership.isActive()) {
            throw Memberships.noMember(login);
        }
        if (login.equals(by.login()) || !by.role().outranks(membership.getRole())) {
            throw Problem.of(ErrorCode.FORBIDDEN, "only those below oneself can be muted");
        }
        return membership;
    }
}
