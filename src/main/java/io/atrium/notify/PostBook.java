package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.channel.Node;
import io.atrium.notify.Letter.State;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.notify.Notification.Mail;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Letters in the database: whose is due, what it says, and what has become of it. Each step is a transaction of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class PostBook {
    private static final String UNREAD = " and n.readAt is null and (n.seq = 0 or n.seq > m.readSeq)";

    /** What was sent, or never will be, is kept so long for whoever asks why. */
    private static final Duration KEPT = Duration.ofDays(14);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private LetterWriter writer;

    @Inject
    private Refusals refusals;

    /** Takes the turn, or keeps it. @param round one of {@link PostRound}'s. @return false: it is another node's */
    boolean takeTurn(long round, Instant now, Instant until) {
        return entities.find(PostRound.class, round, LockModeType.PESSIMISTIC_WRITE)
                .take(Node.ID, now, until);
    }

    /** Those who may be written to by now, of what was told before. */
    List<Long> readers(Instant toldBefore, Instant now, int most) {
        return entities.createQuery(
                        "select distinct n.userId from Notification n, User u where n.mail = :pending and n.at <= :before and n.at > :since"
                                + " and u.id = n.userId and u.mail is not null and not exists (select s.userId from NoticeSettings s"
                                + " where s.userId = u.id and (s.mail = :off or s.mailDueAt > :now or s.refusedAddress = u.mail))",
                        Long.class)
                .setParameter("pending", Mail.PENDING)
                .setParameter("before", toldBefore)
                .setParameter("since", now.minus(Letter.GIVE_UP_AFTER))
                .setParameter("off", MailMode.OFF)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Writes one person's letter, with all that is unread, and marks that as sent in the same transaction.
     *
     * @param every between two letters to one person
     */
    void write(long userId, Instant now, Duration every) {
        User user = entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (!user.isEnabled() || user.getMail() == null) {
            settle(userId, now, Mail.NONE);
            return;
        }
        NoticeSettings settings = entities.find(NoticeSettings.class, userId);
        if (settings == null) {
            settings = new NoticeSettings(userId);
            entities.persist(settings);
            entities.flush();
        }
        if (settings.getMail() == MailMode.OFF || settings.getMailDueAt().isAfter(now)) {
            return;
        }
        if (settings.isQuiet(now, user)) {
            next(userId, now.plus(every));
            return;
        }
        List<Found> waiting = waiting(userId);
        if (!waiting.isEmpty()) {
            int all = waiting.size() < LetterWriter.MOST ? waiting.size() : countWaiting(userId);
            Letter.Content content = writer.write(user, waiting, all, settings.stopKey());
            entities.persist(new Letter(userId, user.getMail(), content, settings.stopKey(), now));
        }
        settle(userId, now, Mail.SENT);
        next(userId, settings.nextLetter(now, every, user));
    }

    /** Past the entity: what it signals has every room ask anew who is to be told of what. */
    private void next(long userId, Instant due) {
        entities.createQuery("update NoticeSettings s set s.mailDueAt = :due where s.userId = :user")
                .setParameter("due", due)
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** What is unread and not mailed yet, the oldest first, as much as a letter has room for. */
    private List<Found> waiting(long userId) {
        return pending("select n, r", " order by n.at, n.id", Object[].class, userId)
                .setMaxResults(LetterWriter.MOST)
                .getResultStream()
                .map(row -> new Found((Notification) row[0], (Room) row[1]))
                .toList();
    }

    private int countWaiting(long userId) {
        return pending("select count(n)", "", Long.class, userId)
                .getSingleResult()
                .intValue();
    }

    private <T> TypedQuery<T> pending(String what, String order, Class<T> type, long userId) {
        return entities.createQuery(what + NoticeStore.READABLE + UNREAD + " and n.mail = :pending" + order, type)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("pending", Mail.PENDING);
    }

    /** What stands in the letter is sent with it; what is read, or may be read no more, is not sent at all. */
    private void settle(long userId, Instant now, Mail what) {
        entities.createQuery(
                        "update Notification n set n.mail = :what where n.userId = :user and n.mail = :pending and n.at <= :now")
                .setParameter("what", what)
                .setParameter("user", userId)
                .setParameter("pending", Mail.PENDING)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Those whose turn it is: new ones, ones to be tried again, and ones whose sender was killed. */
    List<Long> due(Instant now, int most) {
        return entities.createQuery(
                        "select l.id from Letter l where l.state in :open and l.dueAt <= :now order by l.dueAt, l.id",
                        Long.class)
                .setParameter("open", List.of(State.WAITING, State.SENDING))
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Before it is sent, so that a node that is killed meanwhile does not leave it to others at once. Detached. */
    Optional<Letter> begin(long id, Instant now, Instant giveUpAt) {
        Letter letter = entities.find(Letter.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (letter == null || letter.getDueAt().isAfter(now)) {
            return Optional.empty();
        }
        letter.sending(giveUpAt);
        return Optional.of(letter);
    }

    void end(long id, Consumer<Letter> ending) {
        ending.accept(entities.find(Letter.class, id));
    }

    /** As {@link #end}, and nothing goes to that address until the person has another one. */
    void refuse(long id, String why) {
        end(id, letter -> refusals.refuse(letter, why));
    }

    /** As {@link #refuse}, of a letter that the mail server took and could not deliver. @param key of that letter; nothing where there is none such */
    void bounced(String key, String why) {
        entities.createQuery("select l from Letter l where l.bounceKey = :key", Letter.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .ifPresent(letter -> refusals.refuse(letter, why));
    }

    void forgetOld(Instant now) {
        entities.createQuery("delete from Letter l where l.state in :over and l.madeAt < :before")
                .setParameter("over", List.of(State.SENT, State.FAILED))
                .setParameter("before", now.minus(KEPT))
                .executeUpdate();
    }

    /** @param key of a letter's unsubscribe link. @return whether it is one */
    boolean stop(String key) {
        List<NoticeSettings> owner = entities.createQuery(
                        "select s from NoticeSettings s where s.stopKey = :key", NoticeSettings.class)
                .setParameter("key", key)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        owner.forEach(NoticeSettings::stopMail);
        return !owner.isEmpty();
    }
}
