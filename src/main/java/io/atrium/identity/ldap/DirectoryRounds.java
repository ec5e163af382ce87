package io.atrium.identity.ldap;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Has one node at a time look. */
@ApplicationScoped
@Transactional
class DirectoryRounds {
    @PersistenceContext
    private EntityManager entities;

    /** @param seconds for which nobody else looks */
    boolean take(int seconds) {
        Instant now = CommonTime.now();
        return entities.find(DirectoryRound.class, DirectoryRound.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .take(now, now.plusSeconds(seconds));
    }
}
