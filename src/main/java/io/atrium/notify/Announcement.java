package io.atrium.notify;

import io.atrium.room.Room;
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

/** What an administrator tells everybody, or everybody in one room, until it ends. */
@Entity
@EntityListeners(SignalListener.class)
public class Announcement {
    /** How much it wants to be seen. */
    public enum Severity {
        INFO,
        WARNING,
        ALARM
    }

    @Id
    @SequenceGenerator(name = "announcement_seq", sequenceName = "announcement_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "announcement_seq")
    private Long id;

    @Column(updatable = false)
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Severity severity;

    @Column(name = "room_id", updatable = false)
    private Long roomId;

    @Column(updatable = false)
    private String room;

    @Column(updatable = false)
    private String author;

    @Column(updatable = false)
    private Instant at;

    @Column(name = "ends_at")
    private Instant endsAt;

    protected Announcement() {}

    Announcement(String text, Severity severity, Room room, String author, Instant at, Instant endsAt) {
        this.text = text;
        this.severity = severity;
        this.roomId = room == null ? null : room.getId();
        this.room = room == null ? null : room.getName();
        this.author = author;
        this.at = at;
        this.endsAt = endsAt;
    }

    public Long getId() {
        return id;
    }

    public String getText() {
        return text;
    }

    public Severity getSeverity() {
        return severity;
    }

    /** Null: everybody. */
    public Long getRoomId() {
        return roomId;
    }

    /** The room's name; null: everybody. */
    public String getRoom() {
        return room;
    }

    /** The administrator's login. */
    public String getAuthor() {
        return author;
    }

    public Instant getAt() {
        return at;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    void end(Instant now) {
        endsAt = now;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
