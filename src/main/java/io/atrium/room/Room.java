package io.atrium.room;

import io.atrium.signal.SignalListener;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.OptionalLong;

/** A room: its address, what it is for, its kind. Its log's head is a {@link LogHead} on the same row. */
@Entity
@EntityListeners(SignalListener.class)
public class Room {
    /** How the groups of rooms begin. */
    public static final String GROUP = "room:";

    @Id
    @SequenceGenerator(name = "room_seq", sequenceName = "room_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "room_seq")
    private Long id;

    @Column(updatable = false)
    private String name;

    private String title;
    private String purpose;

    @Column(updatable = false)
    private String kind;

    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    private String settings;

    /** Parsed once: a kind may ask for each frame. */
    @Transient
    private volatile JsonObject parsedSettings;

    private boolean locked;

    @Column(name = "slow_seconds")
    private int slowSeconds;

    @Column(name = "archived_at")
    private Instant archivedAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String submission;

    @Column(updatable = false)
    private String people;

    @Transient
    private boolean wasOpen;

    // The log's life belongs to LogHead; a new room brings its first values.
    @Column(updatable = false)
    private String epoch;

    @Column(name = "last_seq", updatable = false)
    private long firstSeq;

    @Column(name = "last_at", updatable = false)
    private Instant firstAt;

    protected Room() {}

    Room(NewRoom template, String createdBy, Instant createdAt, String epoch) {
        this.name = template.name();
        this.title = template.title();
        this.purpose = template.purpose();
        this.kind = template.kind();
        this.visibility = template.visibility();
        this.settings = template.settings().toString();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.submission = template.submission();
        this.epoch = epoch;
        this.firstAt = createdAt;
    }

    /** @param people the ids of those it is of, in order */
    static Room ofPeople(NewRoom template, String people, String createdBy, Instant createdAt, String epoch) {
        Room room = new Room(template, createdBy, createdAt, epoch);
        room.people = people;
        return room;
    }

    public Long getId() {
        return id;
    }

    /** The channel layer's group of this room. */
    public String group() {
        return group(id);
    }

    /** As {@link #group()}, of a room one knows by its id alone. */
    public static String group(long roomId) {
        return GROUP + roomId;
    }

    /** The id of the room whose group this is; empty where it is none's. */
    public static OptionalLong idOf(String group) {
        return group.startsWith(GROUP)
                ? OptionalLong.of(Long.parseLong(group.substring(GROUP.length())))
                : OptionalLong.empty();
    }

    public String getName() {
        return name;
    }

    /** Empty for a conversation, which everybody calls by the others' names: {@link Conversations#title}. */
    public String getTitle() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    /** What the room is for; may be empty, never null. */
    public String getPurpose() {
        return purpose;
    }

    void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    /** A conversation: of exactly these people for good, found by them alone, and nobody's to look after. */
    public boolean isDirect() {
        return people != null;
    }

    public String getKind() {
        return kind;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    void setVisibility(Visibility visibility) {
        wasOpen = isOpen();
        this.visibility = visibility;
    }

    /** Whether this very change closed the room to those who are no members: they knew it until now. */
    public boolean wasClosedNow() {
        return wasOpen && !isOpen();
    }

    public boolean isOpen() {
        return visibility == Visibility.OPEN;
    }

    /** The kind's own settings, as checked by {@link Setting#check}. */
    public JsonObject settings() {
        if (parsedSettings == null) {
            parsedSettings = FrameCodec.stored(settings);
        }
        return parsedSettings;
    }

    void setSettings(JsonObject settings) {
        this.settings = settings.toString();
        this.parsedSettings = null;
    }

    /** Whether only those who moderate write here. */
    public boolean isLocked() {
        return locked;
    }

    void setLocked(boolean locked) {
        this.locked = locked;
    }

    /** The time between two messages of one person; 0: as they like. */
    public int getSlowSeconds() {
        return slowSeconds;
    }

    void setSlowSeconds(int slowSeconds) {
        this.slowSeconds = slowSeconds;
    }

    /** Put away: its members read it, and nobody writes. */
    public boolean isArchived() {
        return archivedAt != null;
    }

    /** @param when null: takes it into use again */
    void setArchivedAt(Instant when) {
        archivedAt = when;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
