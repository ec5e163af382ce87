package io.atrium.room;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** That a user belongs to a room, or was sent away from it. Who leaves by themselves has none. */
@Entity
@IdClass(Membership.Key.class)
@EntityListeners(SignalListener.class)
public class Membership {
    /** Whether a membership opens the door or shuts it. */
    public enum Status {
        ACTIVE,
        /** Sent away: knows the room, may not enter. */
        REMOVED,
        /** Left while muted: as one who never was there, but for the mute, which is there again when they come back. */
        LEFT
    }

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "user_id")
    private long userId;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "read_seq", updatable = false)
    private long readSeq;

    @Enumerated(EnumType.STRING)
    @Column(name = "notice_level")
    private NoticeLevel noticeLevel;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "muted_until")
    private Instant mutedUntil;

    @Column(name = "muted_by")
    private String mutedBy;

    @Column(name = "mute_reason")
    private String muteReason;

    @Column(name = "by_group")
    private boolean byGroup;

    protected Membership() {}

    Membership(long roomId, long userId, MemberRole role, long readSeq, Instant joinedAt) {
        this.roomId = roomId;
        this.userId = userId;
        this.role = role;
        this.status = Status.ACTIVE;
        this.readSeq = readSeq;
        this.joinedAt = joinedAt;
    }

    public long getRoomId() {
        return roomId;
    }

    public long getUserId() {
        return userId;
    }

    public MemberRole getRole() {
        return role;
    }

    void setRole(MemberRole role) {
        this.role = role;
    }

    /** When they became one; of who was sent away, before that. */
    public Instant getJoinedAt() {
        return joinedAt;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Came with a group outside, and goes with it. */
    boolean isByGroup() {
        return byGroup;
    }

    Membership byGroup() {
        byGroup = true;
        return this;
    }

    /** Left while muted: no member, and not sent away. */
    public boolean hasLeft() {
        return status == Status.LEFT;
    }

    void setStatus(Status status) {
        this.status = status;
    }

    /** The last mute, which may have run out; null: none, or it was lifted. */
    public Mute getMute() {
        return mutedBy == null ? null : new Mute(mutedUntil, mutedBy, muteReason == null ? "" : muteReason);
    }

    /** @param mute null: lifts it */
    void setMute(Mute mute) {
        mutedUntil = mute == null ? null : mute.until();
        mutedBy = mute == null ? null : mute.by();
        muteReason = mute == null ? null : mute.reason();
    }

    boolean isMutedAt(Instant now) {
        return mutedBy != null && getMute().holdsAt(now);
    }

    /** How far the user has read. Moved by a statement of its own ({@link ReadMarks}), never with the membership. */
    public long getReadSeq() {
        return readSeq;
    }

    /** How much of the room the user wants to be told of; null: as they have it everywhere. */
    public NoticeLevel getNoticeLevel() {
        return noticeLevel;
    }

    void setNoticeLevel(NoticeLevel noticeLevel) {
        this.noticeLevel = noticeLevel;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long userId;

        public Key() {}

        public Key(long roomId, long userId) {
            this.roomId = roomId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.userId == userId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, userId);
        }
    }
}
