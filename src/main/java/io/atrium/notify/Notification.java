package io.atrium.notify;

import io.atrium.room.Notice.What;
import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** That one person was told of one thing. What the entry says is asked of the entry. */
@Entity
@EntityListeners(SignalListener.class)
public class Notification {
    /** What becomes of it outside of the page. */
    public enum Mail {
        /** Nothing, or nothing any more: it was read. */
        NONE,
        /** To be sent where it stays unread. Set with the row, so that no restart loses it; whoever sends it claims it by turning it to {@link #SENT}. */
        PENDING,
        SENT
    }

    @Id
    @SequenceGenerator(name = "notification_seq", sequenceName = "notification_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notification_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(name = "room_id", updatable = false)
    private Long roomId;

    @Column(updatable = false)
    private long seq;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private What what;

    @Column(updatable = false)
    private String author;

    @Column(updatable = false)
    private String about;

    @Column(updatable = false)
    private Instant at;

    @Column(name = "read_at")
    private Instant readAt;

    @Enumerated(EnumType.STRING)
    private Mail mail;

    /** As {@link #mail}, to the person's browsers. */
    @Enumerated(EnumType.STRING)
    @Column(name = "push")
    private Mail push = Mail.NONE;

    @Column(updatable = false)
    private String once;

    protected Notification() {}

    /** @param about what it is about where the entry does not say so, or null. @param once unlike any other's; null where nobody else can find it out */
    Notification(long userId, Place place, What what, String author, Instant at, String about, String once) {
        this.userId = userId;
        this.roomId = place.equals(Place.NONE) ? null : place.roomId;
        this.seq = place.seq;
        this.what = what;
        this.author = author;
        this.at = at;
        this.about = about;
        this.once = once;
        this.mail = what == What.SAID ? Mail.NONE : Mail.PENDING;
    }

    Notification(long userId, Place place, What what, String author, Instant at) {
        this(userId, place, what, author, at, null, null);
    }

    /** An entry of a room; 0: the room itself. */
    record Place(long roomId, long seq) {
        static final Place NONE = new Place(0, 0);
    }

    /** Before it is written. */
    Notification toBePushed(boolean isOn) {
        push = isOn ? Mail.PENDING : Mail.NONE;
        return this;
    }

    Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    Place place() {
        return roomId == null ? Place.NONE : new Place(roomId, seq);
    }

    What getWhat() {
        return what;
    }

    /** A login. */
    String getAuthor() {
        return author;
    }

    /** Null where the entry says it all. */
    String getAbout() {
        return about;
    }

    Instant getAt() {
        return at;
    }

    Mail getMail() {
        return mail;
    }

    boolean isRead() {
        return readAt != null;
    }
}
