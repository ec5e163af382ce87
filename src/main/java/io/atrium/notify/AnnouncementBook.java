package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.audit.Audit;
import io.atrium.audit.Deed;
import io.atrium.notify.Announcement.Severity;
import io.atrium.room.Room;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Announcements in the database. Whether the caller may is decided at the doors and pages. */
@ApplicationScoped
@Transactional
class AnnouncementBook {
    static final int LONGEST_TEXT = 500;

    /** At once: each stands above every page. */
    static final int MOST_CURRENT = 20;

    private static final Duration LONGEST = Duration.ofDays(366);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Audit audit;

    /**
     * @param room its name, or null: to everybody
     * @throws Problem {@code invalid} with {@code text}, {@code severity}, {@code room} or {@code ends_at}; {@code conflict}: too many
     */
    Announcement publish(Caller by, String text, String severity, String room, Instant endsAt) {
        String said = Text.label("text", text, LONGEST_TEXT);
        Severity how = severity(severity);
        Instant now = now();
        if (endsAt == null || !endsAt.isAfter(now) || endsAt.isAfter(now.plus(LONGEST))) {
            throw Problem.invalid("ends_at", "ends_at must lie ahead, within a year");
        }
        Room where = room == null || room.isBlank() ? null : room(room.strip());
        if (current().size() >= MOST_CURRENT) {
            throw Problem.of(ErrorCode.CONFLICT, "there are " + MOST_CURRENT + " announcements; end one first");
        }
        Announcement announcement =
                new Announcement(said, how, where, by.login(), now, endsAt.truncatedTo(ChronoUnit.MILLIS));
        entities.persist(announcement);
        audit.record(Deed.of("announcement.published")
                .by(by.login())
                .in(announcement.getRoom())
                .with("announcement", announcement.getId())
                .with("text", said)
                .with("severity", how.name().toLowerCase(Locale.ROOT))
                .with("ends_at", Instants.wire(announcement.getEndsAt())));
        return announcement;
    }

    /** @throws Problem {@code not_found} where there is none, or it is over */
    void withdraw(Caller by, long id) {
        Announcement announcement = entities.find(Announcement.class, id);
        if (announcement == null || announcement.isOver(now())) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no such announcement now");
        }
        announcement.end(now());
        audit.record(Deed.of("announcement.withdrawn").by(by.login()).with("announcement", id));
    }

    /** The newest first. */
    List<Announcement> current() {
        return entities.createQuery(
                        "select a from Announcement a where a.endsAt > :now order by a.at desc, a.id desc",
                        Announcement.class)
                .setParameter("now", now())
                .getResultList();
    }

    /** Those that are over, the last to end first. */
    List<Announcement> over(int most) {
        return entities.createQuery(
                        "select a from Announcement a where a.endsAt <= :now order by a.endsAt desc, a.id desc",
                        Announcement.class)
                .setParameter("now", now())
                .setMaxResults(most)
                .getResultList();
    }

    /** Doing so twice does nothing. */
    void dismiss(long userId, long id) {
        Dismissal.Key key = new Dismissal.Key(id, userId);
        if (entities.find(Announcement.class, id) != null && entities.find(Dismissal.class, key) == null) {
            entities.persist(new Dismissal(id, userId));
        }
    }

    /** Of these, the ones a person wants to see no more. */
    Set<Long> dismissed(long userId, Collection<Long> ids) {
        return new HashSet<>(entities.createQuery(
                        "select d.announcementId from Dismissal d where d.userId = :user and d.announcementId in :ids",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("ids", ids)
                .getResultList());
    }

    private Room room(String name) {
        return entities.createQuery("select r from Room r where r.name = :name", Room.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.invalid("room", "there is no room of that name"));
    }

    private static Severity severity(String given) {
        try {
            return Severity.valueOf(given == null ? "INFO" : given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("severity", "severity must be info, warning or alarm");
        }
    }

    private static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
