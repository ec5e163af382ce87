package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.notify.Audience.Addressee;
import io.atrium.notify.Notification.Place;
import io.atrium.room.AlertRang;
import io.atrium.room.Entry;
import io.atrium.room.Membership;
import io.atrium.room.Notice;
import io.atrium.room.Notice.What;
import io.atrium.room.NoticeDesk;
import io.atrium.room.ReminderDue;
import io.atrium.room.RoomLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes notices down: with the entry they are about, in one transaction; those of alerts when an index has found them. */
@ApplicationScoped
public class NoticeBook implements NoticeDesk {
    private static final Logger LOG = Logger.getLogger(NoticeBook.class.getName());

    @PersistenceContext
    private EntityManager current;

    @Inject
    private KnownAudiences audiences;

    @Inject
    private NoticeStore store;

    @Inject
    private PushSettings push;

    @Inject
    private Threads threads;

    private Executor writing;

    @PostConstruct
    void start() {
        writing = new BoundedExecutor(threads.executor(), 1);
    }

    @Override
    public void stored(EntityManager entities, Entry entry, List<Notice> notices) {
        Place place = new Place(entry.getRoomId(), entry.getSeq());
        for (Addressee told : audiences.of(entities, entry.getRoomId()).of(notices, entry.getAuthor())) {
            entities.persist(new Notification(told.userId(), place, told.what(), entry.getAuthor(), entry.getAt())
                    .toBePushed(push.isOn()));
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void invited(long roomId, long userId, String by) {
        current.persist(new Notification(userId, new Place(roomId, 0), What.INVITED, by, NoticeStore.now())
                .toBePushed(push.isOn()));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void ended(Long roomId, String login, What what, String about) {
        current.createQuery("select u.id from User u where u.login = :login", Long.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst()
                .ifPresent(userId -> current.persist(new Notification(
                                userId, place(roomId, userId), what, RoomLog.SYSTEM, NoticeStore.now(), about, null)
                        .toBePushed(push.isOn())));
    }

    private Place place(Long roomId, long userId) {
        Membership membership =
                roomId == null ? null : current.find(Membership.class, new Membership.Key(roomId, userId));
        return membership != null && membership.isActive() ? new Place(roomId, 0) : Place.NONE;
    }

    /** On the index's thread, and on every node: the first to write it has. */
    void onAlert(@Observes AlertRang rang) {
        writing.execute(() -> {
            Place place = new Place(rang.roomId(), rang.seq());
            String once = "alert/" + rang.alert() + "/" + rang.roomId() + "/" + rang.seq();
            try {
                store.add(new Notification(
                                rang.userId(), place, What.ALERT, rang.from(), NoticeStore.now(), rang.name(), once)
                        .toBePushed(push.isOn()));
            } catch (PersistenceException | IllegalStateException told) {
                LOG.log(Level.FINE, "an alert is written down already, or its room is gone", told);
            }
        });
    }

    /** On every node that finds it due, and again where that failed. @throws PersistenceException where it could not be written */
    void onReminder(@Observes ReminderDue due) {
        String once = "reminder/" + due.id();
        try {
            store.add(new Notification(
                            due.userId(),
                            new Place(due.roomId(), due.seq()),
                            What.REMINDER,
                            due.login(),
                            due.at(),
                            due.text().isEmpty() ? null : due.text(),
                            once)
                    .toBePushed(push.isOn()));
        } catch (PersistenceException | IllegalStateException failed) {
            if (!store.isTold(once)) {
                throw failed;
            }
        }
    }
}
