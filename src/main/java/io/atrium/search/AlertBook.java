package io.atrium.search;

import io.atrium.account.User;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** People's alerts in the database. */
@ApplicationScoped
@Transactional
class AlertBook {
    /** Of one person. */
    private static final int MOST = 50;

    @PersistenceContext
    private EntityManager entities;

    List<Alert> all() {
        return entities.createQuery("select a from Alert a", Alert.class).getResultList();
    }

    /** The newest first. */
    List<Alert> of(long userId) {
        return entities.createQuery("select a from Alert a where a.userId = :user order by a.id desc", Alert.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** @throws Problem {@code conflict} where the person has as many as one may have */
    Alert add(long userId, String name, String q) {
        // One at a time for each person, or two would both be the last.
        entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (of(userId).size() >= MOST) {
            throw Problem.of(ErrorCode.CONFLICT, "you have " + MOST + " alerts; remove one first");
        }
        Alert alert = new Alert(userId, name, q, now());
        entities.persist(alert);
        return alert;
    }

    /** @throws Problem {@code not_found} where it is not the person's */
    Alert change(long userId, long id, Consumer<Alert> change) {
        Alert alert = one(userId, id);
        change.accept(alert);
        return alert;
    }

    void remove(long userId, long id) {
        entities.remove(one(userId, id));
    }

    static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private Alert one(long userId, long id) {
        Alert alert = entities.find(Alert.class, id);
        if (alert == null || alert.getUserId() != userId) {
            throw Problem.of(ErrorCode.NOT_FOUND, "you have no such alert");
        }
        return alert;
    }
}
