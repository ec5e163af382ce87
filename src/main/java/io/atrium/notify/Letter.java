package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A letter to one person, and how far it is. */
@Entity
public class Letter {
    /** The way of a letter. */
    enum State {
        WAITING,
        SENDING,
        SENT,
        /** The mail server will never take it, or has not for {@link #GIVE_UP_AFTER}. */
        FAILED
    }

    /** A mail server that is away is back by then, or the letter is old news. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);
    private static final int MOST_DOUBLINGS = 20;
    private static final int LONGEST_FAILURE = 500;

    @Id
    @SequenceGenerator(name = "letter_seq", sequenceName = "letter_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "letter_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String address;

    @Column(name = "message_id", updatable = false)
    private String messageId;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String plain;

    @Column(updatable = false)
    private String html;

    @Column(name = "stop_key", updatable = false)
    private String stopKey;

    @Column(name = "bounce_key", updatable = false)
    private String bounceKey;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private int tries;

    @Column(name = "due_at")
    private Instant dueAt;

    private String failure;

    protected Letter() {}

    /** What a letter says, in both of its forms. */
    record Content(String subject, String plain, String html) {}

    Letter(long userId, String address, Content content, String stopKey, Instant now) {
        this.userId = userId;
        this.address = address;
        this.messageId = UUID.randomUUID().toString();
        this.subject = content.subject;
        this.plain = content.plain;
        this.html = content.html;
        this.stopKey = stopKey;
        this.bounceKey = UUID.randomUUID().toString().replace("-", "");
        this.madeAt = now;
        this.state = State.WAITING;
        this.dueAt = now;
    }

    Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    String getAddress() {
        return address;
    }

    /** Without the angle brackets and what stands behind the @. */
    String getMessageId() {
        return messageId;
    }

    Content content() {
        return new Content(subject, plain, html);
    }

    String getStopKey() {
        return stopKey;
    }

    /** In the address that it comes back to; null: it was written before there were any. */
    String getBounceKey() {
        return bounceKey;
    }

    State getState() {
        return state;
    }

    int getTries() {
        return tries;
    }

    Instant getDueAt() {
        return dueAt;
    }

    String getFailure() {
        return failure;
    }

    /** @param giveUpAt a sender of which nothing was heard by then is gone */
    void sending(Instant giveUpAt) {
        state = State.SENDING;
        tries++;
        dueAt = giveUpAt;
    }

    void sent() {
        state = State.SENT;
        failure = null;
    }

    /** Later and later, and one day never again. */
    void later(String why, Instant now, Duration firstWait) {
        failure = cut(why);
        state = now.isAfter(madeAt.plus(GIVE_UP_AFTER)) ? State.FAILED : State.WAITING;
        dueAt = now.plus(waitAfter(tries, firstWait));
    }

    void never(String why) {
        failure = cut(why);
        state = State.FAILED;
    }

    /** Twice as long after each try. */
    static Duration waitAfter(int tries, Duration firstWait) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
    }
}
