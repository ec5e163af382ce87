package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.notify.Notification.Mail;
import io.atrium.notify.PushSubscription.Browser;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is pushed, in the database: whose browsers, what is due there, and what has become of it. Each step is a transaction of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class PushBook {
    /** Browsers of one person. The oldest go. */
    static final int MOST_BROWSERS = 20;

    private static final int MOST_ENDED = 500;

    /** What it was asked for with is still there: whoever signs out is not told anything more. */
    private static final String HOLDS =
            "((s.signIn is null or exists (select i.id from SignIn i where i.id = s.signIn))"
                    + " and (s.tokenId is null or exists (select t.id from AccessToken t where t.id = s.tokenId)))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PushWriter writer;

    @Inject
    private Audit audit;

    /** One message to one browser. @param text what the browser's worker is told */
    record Push(long id, Browser browser, String text) {}

    void subscribe(Caller caller, Browser browser, Instant now) {
        entities.find(User.class, caller.userId(), LockModeType.PESSIMISTIC_WRITE);
        Optional<PushSubscription> known = find(browser.endpoint());
        PushSubscription subscription = known.orElseGet(() -> new PushSubscription(browser));
        boolean isNew = known.isEmpty() || subscription.getUserId() != caller.userId();
        subscription.belongTo(caller.userId(), caller.credential(), browser, now);
        if (known.isEmpty()) {
            entities.persist(subscription);
        }
        if (isNew) {
            record(caller, "account.push_added", browser.endpoint());
            entities.flush();
            forgetOldest(caller.userId());
        }
    }

    private void forgetOldest(long userId) {
        entities.createQuery(
                        "select s from PushSubscription s where s.userId = :user order by s.madeAt desc, s.id desc",
                        PushSubscription.class)
                .setParameter("user", userId)
                .getResultStream()
                .skip(MOST_BROWSERS)
                .forEach(entities::remove);
    }

    /** Nothing where it is nobody's, or another's. */
    void unsubscribe(Caller caller, String endpoint) {
        find(endpoint)
                .filter(subscription -> subscription.getUserId() == caller.userId())
                .ifPresent(subscription -> {
                    entities.remove(subscription);
                    record(caller, "account.push_removed", endpoint);
                });
    }

    /** Where it is, without what only the push service and the browser are to know. */
    private void record(Caller caller, String what, String endpoint) {
        audit.record(caller.did(what)
                .to(caller.login())
                .with("service", URI.create(endpoint).getRawAuthority()));
    }

    private Optional<PushSubscription> find(String endpoint) {
        return entities.createQuery(
                        "select s from PushSubscription s where s.endpoint = :endpoint", PushSubscription.class)
                .setParameter("endpoint", endpoint)
                .getResultStream()
                .findFirst();
    }

    /**
     * Gives what was told a row for each browser of whom it was told to, unless they have read it or do not want to be disturbed, and takes the mark away in the
     * same transaction.
     *
     * @return how many notices that were
     */
    int spread(Instant toldBefore, int most) {
        List<Notification> told = entities.createQuery(
                        "select n from Notification n where n.push = :pending and n.at <= :before order by n.at, n.id",
                        Notification.class)
                .setParameter("pending", Mail.PENDING)
                .setParameter("before", toldBefore)
                .setMaxResults(most)
                .getResultList();
        if (told.isEmpty()) {
            return 0;
        }
        Map<Long, List<PushSubscription>> browsers =
                browsers(told.stream().map(Notification::getUserId).distinct().toList());
        Map<Long, Boolean> listening = new HashMap<>();
        for (Notification notice : told) {
            boolean isNews = !notice.isRead() && notice.getAt().isAfter(toldBefore.minus(PushNote.GIVE_UP_AFTER));
            for (PushSubscription browser : browsers.getOrDefault(notice.getUserId(), List.of())) {
                if (isNews && listening.computeIfAbsent(notice.getUserId(), id -> isListening(id, toldBefore))) {
                    entities.persist(new PushNote(browser.getId(), notice.getId(), toldBefore));
                }
            }
        }
        entities.createQuery("update Notification n set n.push = :sent where n.id in :ids")
                .setParameter("sent", Mail.SENT)
                .setParameter("ids", told.stream().map(Notification::getId).toList())
                .executeUpdate();
        return told.size();
    }

    private Map<Long, List<PushSubscription>> browsers(List<Long> users) {
        return entities.createQuery(
                        "select s from PushSubscription s where s.userId in :users and " + HOLDS,
                        PushSubscription.class)
                .setParameter("users", users)
                .getResultStream()
                .collect(Collectors.groupingBy(PushSubscription::getUserId));
    }

    private boolean isListening(long userId, Instant now) {
        User user = entities.find(User.class, userId);
        NoticeSettings settings = entities.find(NoticeSettings.class, userId);
        return user.isEnabled() && (settings == null || !settings.isQuiet(now, user));
    }

    List<Long> due(Instant now, int most) {
        return entities.createQuery(
                        "select n.id from PushNote n where n.dueAt <= :now order by n.dueAt, n.id", Long.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Before it is sent, so that a node that is killed meanwhile does not leave it to others at once. Empty where there is nothing to say any more. */
    Optional<Push> begin(long id, Instant now, Instant giveUpAt) {
        PushNote note = entities.find(PushNote.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (note == null || note.getDueAt().isAfter(now)) {
            return Optional.empty();
        }
        PushSubscription subscription = entities.find(PushSubscription.class, note.getSubscriptionId());
        Optional<Found> found = unread(note.getNotificationId(), subscription.getUserId());
        if (found.isEmpty()) {
            entities.remove(note);
            return Optional.empty();
        }
        note.trying(giveUpAt);
        User reader = entities.find(User.class, subscription.getUserId());
        return Optional.of(new Push(id, subscription.browser(), writer.write(reader, found.get())));
    }

    private Optional<Found> unread(long notificationId, long userId) {
        return entities.createQuery(
                        "select n, r" + NoticeStore.READABLE + " and n.id = :id and n.readAt is null", Object[].class)
                .setParameter("user", userId)
                .setParameter("active", Membership.Status.ACTIVE)
                .setParameter("id", notificationId)
                .getResultStream()
                .map(row -> new Found((Notification) row[0], (Room) row[1]))
                .findFirst();
    }

    /** It is there, or never will be. */
    void done(long id) {
        note(id).ifPresent(entities::remove);
    }

    void later(long id, Instant now) {
        note(id).filter(note -> !note.later(now)).ifPresent(entities::remove);
    }

    /** The browser is gone for good, with all that was to be sent there. */
    void gone(long id) {
        note(id).ifPresent(note -> entities.remove(entities.find(PushSubscription.class, note.getSubscriptionId())));
    }

    private Optional<PushNote> note(long id) {
        return Optional.ofNullable(entities.find(PushNote.class, id));
    }

    /** Browsers whose sign-in or token has ended. */
    void forgetEnded() {
        entities.createQuery("select s from PushSubscription s where not " + HOLDS, PushSubscription.class)
                .setMaxResults(MOST_ENDED)
                .getResultList()
                .forEach(entities::remove);
    }
}
