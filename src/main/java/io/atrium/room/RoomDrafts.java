package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The drafts of rooms to be, one for each person; they outlive sessions and restarts. What is returned is detached. */
@ApplicationScoped
@Transactional
public class RoomDrafts {
    /** Characters of JSON; as wide as its column. */
    private static final int MAX_CONTENT = 262_144;

    @PersistenceContext
    private EntityManager entities;

    public Optional<RoomDraft> find(Caller owner) {
        return Optional.ofNullable(entities.find(RoomDraft.class, owner.userId()));
    }

    /** Runs what reads and changes the draft while nothing else of the owner's does: no later word is lost to an earlier one. */
    public void alone(Caller owner, Runnable work) {
        entities.find(RoomDraft.class, owner.userId(), LockModeType.PESSIMISTIC_WRITE);
        work.run();
    }

    /** A new draft under a new submission, in place of the one there was. */
    public RoomDraft begin(Caller owner, String step, JsonObject typed) {
        // Two tabs opening at once: the second waits here, then finds the first one's row.
        entities.find(User.class, owner.userId(), LockModeType.PESSIMISTIC_WRITE);
        RoomDraft draft = entities.find(RoomDraft.class, owner.userId());
        boolean first = draft == null;
        if (first) {
            draft = new RoomDraft(owner.userId());
        }
        draft.begin(UUID.randomUUID().toString(), step, typed);
        if (first) {
            entities.persist(draft);
        }
        return draft;
    }

    /**
     * Keeps what was typed. Does nothing where the draft has meanwhile become a room or made way for another.
     *
     * @throws Problem {@code too_large}; what was kept before stays
     */
    public void keep(Caller owner, String submission, String step, JsonObject typed) {
        if (typed.toString().length() > MAX_CONTENT) {
            throw Problem.of(ErrorCode.TOO_LARGE, "a draft takes at most " + MAX_CONTENT + " characters");
        }
        RoomDraft draft = entities.find(RoomDraft.class, owner.userId(), LockModeType.PESSIMISTIC_WRITE);
        if (draft != null && draft.getSubmission().equals(submission)) {
            draft.keep(step, typed);
        }
    }

    /** Forgets the draft, unless another has taken its place. */
    public void remove(Caller owner, String submission) {
        RoomDraft draft = entities.find(RoomDraft.class, owner.userId(), LockModeType.PESSIMISTIC_WRITE);
        if (draft != null && draft.getSubmission().equals(submission)) {
            entities.remove(draft);
        }
    }
}
