package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.room.NoticeLevel;
import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/** What a person has set about being told of things, in all rooms. */
@Entity
@Table(name = "notice_settings")
@EntityListeners(SignalListener.class)
public class NoticeSettings {
    /** In rooms of every kind and size: what everybody says to everybody rings for nobody who did not ask for it. */
    static final NoticeLevel DEFAULT_LEVEL = NoticeLevel.MENTIONS;

    /** When who wants one letter a day gets it. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    @Id
    @Column(name = "user_id")
    private long userId;

    @Enumerated(EnumType.STRING)
    private NoticeLevel level = DEFAULT_LEVEL;

    @Column(name = "quiet_from")
    private String quietFrom;

    @Column(name = "quiet_to")
    private String quietTo;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "silent_until")
    private Instant silentUntil;

    @Enumerated(EnumType.STRING)
    private MailMode mail = MailMode.SOON;

    @Column(name = "mail_due_at")
    private Instant mailDueAt = Instant.EPOCH;

    @Column(name = "stop_key")
    private String stopKey;

    @Column(name = "refused_address")
    private String refusedAddress;

    protected NoticeSettings() {}

    NoticeSettings(long userId) {
        this.userId = userId;
    }

    public long getUserId() {
        return userId;
    }

    public NoticeLevel getLevel() {
        return level;
    }

    void setLevel(NoticeLevel level) {
        this.level = level;
    }

    Optional<QuietHours> quietHours() {
        return quietFrom == null ? Optional.empty() : Optional.of(QuietHours.of(quietFrom, quietTo));
    }

    /** @param hours null: none */
    void setQuietHours(QuietHours hours) {
        quietFrom = hours == null ? null : hours.from().toString();
        quietTo = hours == null ? null : hours.to().toString();
    }

    String getTimeZone() {
        return timeZone;
    }

    void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    /** Null: not at all. */
    public Instant getSilentUntil() {
        return silentUntil;
    }

    void setSilentUntil(Instant silentUntil) {
        this.silentUntil = silentUntil;
    }

    public MailMode getMail() {
        return mail;
    }

    /** Another mode holds from now on; an address that was refused gets another chance. */
    void setMail(MailMode wanted, Instant now, User owner) {
        if (wanted != mail) {
            mail = wanted;
            mailDueAt = wanted == MailMode.DAILY ? nextLetter(now, Duration.ZERO, owner) : now;
            refusedAddress = null;
        }
    }

    void stopMail() {
        mail = MailMode.OFF;
    }

    /** The next letter goes out no sooner. */
    Instant getMailDueAt() {
        return mailDueAt;
    }

    /** An address nothing is sent to, since the mail server knows nobody there; or null. */
    public String getRefusedAddress() {
        return refusedAddress;
    }

    /** @return false: it was so already */
    boolean refuse(String address) {
        boolean isNew = !address.equals(refusedAddress);
        refusedAddress = address;
        return isNew;
    }

    /** Gives an address another chance. @param address null: none. @return false: nothing was refused there */
    boolean trust(String address) {
        boolean wasRefused = address != null && address.equals(refusedAddress);
        if (wasRefused) {
            refusedAddress = null;
        }
        return wasRefused;
    }

    /** Of the unsubscribe link in this person's letters; made with the first. */
    String stopKey() {
        if (stopKey == null) {
            stopKey = UUID.randomUUID().toString();
        }
        return stopKey;
    }

    /** When the letter after one of now may go out. */
    Instant nextLetter(Instant now, Duration every, User owner) {
        if (mail != MailMode.DAILY) {
            return now.plus(every);
        }
        ZonedDateTime here = now.atZone(zone(owner));
        ZonedDateTime morning = here.toLocalDate().atTime(MORNING).atZone(here.getZone());
        return (morning.toInstant().isAfter(now) ? morning : morning.plusDays(1)).toInstant();
    }

    /** Whether nothing may make itself heard: do not disturb, or quiet hours. */
    boolean isQuiet(Instant now, User owner) {
        return (silentUntil != null && now.isBefore(silentUntil))
                || quietHours().filter(hours -> hours.covers(now, zone(owner))).isPresent();
    }

    private ZoneId zone(User owner) {
        String chosen = owner.getTimeZone() == null ? timeZone : owner.getTimeZone();
        return chosen == null ? ZoneOffset.UTC : ZoneId.of(chosen);
    }
}
