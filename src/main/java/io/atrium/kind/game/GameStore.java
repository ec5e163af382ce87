package io.atrium.kind.game;

import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads games from the database: what is committed, whichever node it came through. */
@ApplicationScoped
@Transactional
class GameStore {
    private static final int MOST = 1_000;

    @PersistenceContext
    private EntityManager entities;

    /** A clock that runs. */
    record Running(long roomId, Instant flagAt) {}

    Optional<Match> match(long roomId) {
        return Optional.ofNullable(entities.find(Match.class, roomId));
    }

    /** The clocks that run out before a time, the first ones first. */
    List<Running> runningOut(Instant before) {
        return entities.createQuery(
                        "select m from GameMatch m where m.clock.flagAt < :before order by m.clock.flagAt", Match.class)
                .setParameter("before", before)
                .setMaxResults(MOST)
                .getResultStream()
                .map(match -> new Running(match.roomId(), match.flagAt()))
                .toList();
    }

    Optional<Room> room(long roomId) {
        return Optional.ofNullable(entities.find(Room.class, roomId));
    }
}
