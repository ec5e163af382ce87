package io.atrium.schedule;

import io.atrium.account.User;
import io.atrium.room.Attachments;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is scheduled, in the database. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ScheduleBook {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Attachments attachments;

    /** With its room's name. */
    record Found(Scheduled scheduled, String room) {}

    /** The next first. */
    List<Found> of(long userId) {
        return entities.createQuery(
                        "select s, r.name from Scheduled s, Room r where r.id = s.roomId and s.userId = :user"
                                + " order by s.dueAt, s.id",
                        Object[].class)
                .setParameter("user", userId)
                .getResultStream()
                .map(row -> new Found((Scheduled) row[0], (String) row[1]))
                .toList();
    }

    /**
     * In the caller's transaction where there is one: a command is noted with what it has done.
     *
     * @param files that wait with it
     * @throws Problem {@code conflict} where the person has as many as one may have; {@code file_gone}, {@code file_taken}; {@code unavailable} where the same will do soon
     */
    @Transactional(TxType.REQUIRED)
    void add(Scheduled scheduled, int most, List<String> files) {
        // One at a time for each person, or two would both be the last.
        entities.find(User.class, scheduled.getUserId(), LockModeType.PESSIMISTIC_WRITE);
        if (of(scheduled.getUserId()).size() >= most) {
            throw Problem.of(ErrorCode.CONFLICT, "you have " + most + " things scheduled; remove one first");
        }
        entities.persist(scheduled);
        if (!files.isEmpty()) {
            entities.flush(); // the rows of its files refer to it
            attachments.keep(entities, files, scheduled.getId());
        }
    }

    /** @throws Problem {@code not_found} where it is not the person's, or done already */
    void remove(long userId, long id) {
        Scheduled scheduled = entities.find(Scheduled.class, id);
        if (scheduled == null || scheduled.getUserId() != userId) {
            throw Problem.of(ErrorCode.NOT_FOUND, "you have nothing scheduled under this number");
        }
        entities.remove(scheduled);
    }

    /** Those to be tried by now, the oldest first. */
    List<Found> due(Instant now, int most) {
        return entities.createQuery(
                        "select s, r.name from Scheduled s, Room r where r.id = s.roomId and s.nextAt <= :now"
                                + " and s.failure is null order by s.nextAt, s.id",
                        Object[].class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Found((Scheduled) row[0], (String) row[1]))
                .toList();
    }

    /** Nothing happens where another node was first. */
    void done(long id) {
        Scheduled scheduled = entities.find(Scheduled.class, id);
        if (scheduled != null) {
            entities.remove(scheduled);
        }
    }

    /** It has to wait, and the others need not. */
    void retry(long id, Instant next) {
        Scheduled scheduled = entities.find(Scheduled.class, id);
        if (scheduled != null) {
            scheduled.retry(next);
        }
    }

    void failed(long id, String code) {
        Scheduled scheduled = entities.find(Scheduled.class, id);
        if (scheduled != null) {
            scheduled.fail(code);
            attachments.release(entities, id);
        }
    }

    String roomName(long roomId) {
        Room room = entities.find(Room.class, roomId);
        return room == null ? null : room.getName();
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
