package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A notice on its way to one browser. What it says is asked when it is sent: what was removed or read meanwhile is not. */
@Entity
@Table(name = "push_note")
public class PushNote {
    /** Old news by then. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    @Id
    @SequenceGenerator(name = "push_note_seq", sequenceName = "push_note_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "push_note_seq")
    private Long id;

    @Column(name = "subscription_id", updatable = false)
    private long subscriptionId;

    @Column(name = "notification_id", updatable = false)
    private long notificationId;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    private int tries;

    @Column(name = "due_at")
    private Instant dueAt;

    protected PushNote() {}

    PushNote(long subscriptionId, long notificationId, Instant now) {
        this.subscriptionId = subscriptionId;
        this.notificationId = notificationId;
        this.madeAt = now;
        this.dueAt = now;
    }

    long getSubscriptionId() {
        return subscriptionId;
    }

    long getNotificationId() {
        return notificationId;
    }

    Instant getDueAt() {
        return dueAt;
    }

    /** @param giveUpAt a sender of which nothing was heard by then is gone */
    void trying(Instant giveUpAt) {
        tries++;
        dueAt = giveUpAt;
    }

    /** @return false: it is not worth another try */
    boolean later(Instant now) {
        dueAt = now.plus(Letter.waitAfter(tries, FIRST_WAIT));
        return dueAt.isBefore(madeAt.plus(GIVE_UP_AFTER));
    }
}
