package io.atrium.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of a room; its bytes are the {@link FileStore}'s. */
@Entity
@Table(name = "stored_file")
public class StoredFile {
    @Id
    private String id;

    @Column(updatable = false)
    private String content;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Column(name = "user_id", updatable = false)
    private long userId;

    /** Null, unless it was passed on: these two are there to be looked up by. */
    @Column(name = "passed_room", updatable = false)
    private Long passedRoom;

    @Column(name = "passed_user", updatable = false)
    private Long passedUser;

    @Column(updatable = false)
    private String login;

    @Column(updatable = false)
    private String name;

    private String type;

    @Column(updatable = false)
    private long bytes;

    private long received;

    @Enumerated(EnumType.STRING)
    private FileState state;

    private Long seq;
    private String sha256;
    private Integer width;
    private Integer height;
    private String thumbnail;
    private String upload;
    private String lease;

    @Column(name = "sealed_by")
    private String sealedBy;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "touched_at")
    private Instant touchedAt;

    protected StoredFile() {}

    StoredFile(String id, Owner owner, Announced announced, Instant now) {
        this.id = id;
        this.roomId = owner.roomId();
        this.userId = owner.userId();
        this.login = owner.login();
        this.name = announced.name();
        this.type = announced.type();
        this.bytes = announced.bytes();
        this.state = FileState.COMING;
        this.leaseUntil = Instant.EPOCH;
        this.createdAt = now;
        this.touchedAt = now;
    }

    /** What was passed on to a room with its message: the same bytes, looked at already, and another's from here on. */
    StoredFile(String id, Owner owner, StoredFile of, Instant now) {
        this(id, owner, new Announced(of.name, of.type, of.bytes), now);
        content = of.getContent();
        passedRoom = roomId;
        passedUser = userId;
        received = bytes;
        sealedBy = of.sealedBy;
        sha256 = of.sha256;
        width = of.width;
        height = of.height;
        thumbnail = of.thumbnail;
    }

    /** Opaque, and no guess ever hits one. */
    public String getId() {
        return id;
    }

    /** What the store calls its bytes: the id of the row that brought them, which may be gone. */
    public String getContent() {
        return content == null ? id : content;
    }

    /** Whether its bytes were brought by another row. */
    boolean isPassedOn() {
        return content != null;
    }

    public long getRoomId() {
        return roomId;
    }

    long getUserId() {
        return userId;
    }

    /** Whose it is. */
    public String getLogin() {
        return login;
    }

    /** A single name, without a path. */
    public String getName() {
        return name;
    }

    /** What its bytes say it is, where they do; else what its owner said. */
    public String getType() {
        return type;
    }

    public long getBytes() {
        return bytes;
    }

    public long getReceived() {
        return received;
    }

    FileState getState() {
        return state;
    }

    public boolean isComplete() {
        return received == bytes;
    }

    /** The entry that carries it; null: none. */
    public Long getSeq() {
        return seq;
    }

    /** In hex. */
    public String getSha256() {
        return sha256;
    }

    /** In pixels, as it is to be seen; null: it is no picture that a page may show. */
    public Integer getWidth() {
        return width;
    }

    public Integer getHeight() {
        return height;
    }

    /** Its media type's second part; null: there is none. */
    public String getThumbnail() {
        return thumbnail;
    }

    String getUpload() {
        return upload;
    }

    void setUpload(String upload) {
        this.upload = upload;
    }

    /** Whether its bytes, and those of its small picture, are encrypted. */
    boolean isSealed() {
        return sealedBy != null;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getTouchedAt() {
        return touchedAt;
    }

    /** @return false: somebody else writes, or there is nothing more to write */
    boolean lease(String holder, Instant now, Instant until) {
        boolean free = lease == null || lease.equals(holder) || leaseUntil.isBefore(now);
        boolean wanted = state == FileState.COMING || state == FileState.ARRIVED;
        if (!free || !wanted) {
            return false;
        }
        lease = holder;
        leaseUntil = until;
        if (state == FileState.COMING) {
            touchedAt = now; // who looks at it in vain doesn't keep it for ever
        }
        return true;
    }

    boolean isLeasedAt(Instant time) {
        return leaseUntil.isAfter(time);
    }

    /** @return false: the lease ran out, and somebody else has taken it */
    boolean hold(String holder, Instant now, Instant until) {
        return holder.equals(lease) && lease(holder, now, until);
    }

    void release(String holder) {
        if (holder.equals(lease)) {
            letGo();
        }
    }

    void receive(long offset) {
        received = offset;
        if (offset == bytes) {
            state = FileState.ARRIVED;
        }
    }

    /** @param key the id of what its bytes are encrypted with; null: nothing */
    void becomeReady(Examined found, String key, Instant now) {
        sealedBy = key;
        state = FileState.READY;
        touchedAt = now;
        upload = null;
        sha256 = found.sha256();
        if (found.type() != null) {
            type = found.type();
        } else if (MediaKind.isShown(type)) {
            type = Announced.UNKNOWN; // it only says so
        }
        if (found.picture() != null) {
            width = found.picture().width();
            height = found.picture().height();
        }
        thumbnail = found.thumbnail();
    }

    /** It waits for its message. */
    void touch(Instant now) {
        touchedAt = now;
    }

    void send(long entry) {
        state = FileState.SENT;
        seq = entry;
    }

    /** Whoever still writes finds out before they write again. */
    void leave() {
        state = FileState.GONE;
        letGo();
    }

    private void letGo() {
        lease = null;
        leaseUntil = Instant.EPOCH;
    }
}
