package io.atrium.command;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Has our own commands carried out once under their refs. */
@ApplicationScoped
class CommandsDone {
    @Inject
    private Ledger ledger;

    /**
     * Carries something out, unless it was under this ref; then says what was said of it.
     *
     * @param work part of the transaction that notes it: both are done, or neither
     */
    Optional<String> once(Asked asked, Supplier<Optional<String>> work) {
        if (asked.ref() == null) {
            return work.get();
        }
        try {
            return ledger.once(asked, work);
        } catch (PersistenceException raced) {
            // Perhaps it was given twice at the same moment: one of them has done it, now that is found.
            return ledger.once(asked, work);
        }
    }

    /** A bean of its own: the transaction ends where its method does. */
    @ApplicationScoped
    static class Ledger {
        private static final int LONGEST = 2_000;

        /** A page that was closed before the ack came gives it again when it is opened. */
        private static final Duration KEPT = Duration.ofDays(7);

        @PersistenceContext
        private EntityManager entities;

        @Transactional(TxType.REQUIRES_NEW)
        Optional<String> once(Asked asked, Supplier<Optional<String>> work) {
            Instant now = CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
            entities.createQuery("delete from CommandDone d where d.expiresAt < :now")
                    .setParameter("now", now)
                    .executeUpdate();
            CommandDone.Key key = new CommandDone.Key(asked.by(), asked.ref());
            CommandDone before = entities.find(CommandDone.class, key);
            if (before != null) {
                return Optional.of(before.getSaid()).filter(said -> !said.isEmpty());
            }
            CommandDone done = new CommandDone(key, now.plus(KEPT));
            entities.persist(done);
            // Who gives it at the same moment waits here for the end of this transaction.
            entities.flush();
            Optional<String> said = work.get();
            done.setSaid(Text.cut(said.orElse(""), LONGEST));
            return said;
        }
    }
}
