package io.atrium.schedule;

import io.atrium.signal.SignalListener;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import java.util.Locale;

/** One thing that one person wants done later. */
@Entity
@EntityListeners(SignalListener.class)
public class Scheduled {
    private static final String FILES = "files";

    /** What is to be done. */
    enum What {
        SEND,
        REMIND
    }

    @Id
    @SequenceGenerator(name = "scheduled_seq", sequenceName = "scheduled_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "scheduled_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private What what;

    @Column(updatable = false)
    private long seq;

    @Column(updatable = false)
    private String content;

    @Column(name = "due_at", updatable = false)
    private Instant dueAt;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    private String failure;

    @Column(updatable = false)
    private String files;

    protected Scheduled() {}

    private Scheduled(long userId, long roomId, What what, long seq, String content, Instant dueAt, Instant createdAt) {
        this.userId = userId;
        this.roomId = roomId;
        this.what = what;
        this.seq = seq;
        this.content = content;
        this.dueAt = dueAt;
        this.nextAt = dueAt;
        this.createdAt = createdAt;
    }

    static Scheduled send(long userId, long roomId, JsonObject frame, Instant dueAt, Instant now) {
        return new Scheduled(userId, roomId, What.SEND, 0, frame.toString(), dueAt, now);
    }

    /** @param seq the entry it is about; 0: the room */
    static Scheduled remind(long userId, long roomId, long seq, String text, Instant dueAt, Instant now) {
        return new Scheduled(userId, roomId, What.REMIND, seq, text, dueAt, now);
    }

    /** Before it is stored. @param described its files, as the entry will say of them */
    void carry(JsonArray described) {
        files = Json.createObjectBuilder().add(FILES, described).build().toString();
    }

    Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    long getRoomId() {
        return roomId;
    }

    What getWhat() {
        return what;
    }

    /** Of a reminder: the entry it is about; 0: the room. */
    long getSeq() {
        return seq;
    }

    /** The frame as JSON, or a reminder's text. */
    String getContent() {
        return content;
    }

    Instant getDueAt() {
        return dueAt;
    }

    /** Null: it waits. Else why it was not sent: a code of {@link io.atrium.wire.ErrorCode}. */
    String getFailure() {
        return failure;
    }

    /** It could not be done yet. */
    void retry(Instant next) {
        nextAt = next;
    }

    /** It is not tried again. */
    void fail(String code) {
        failure = code;
    }

    /** As docs/protocol.md has it. @param room its name */
    JsonObject toJson(String room) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("what", what.name().toLowerCase(Locale.ROOT))
                .add("room", room)
                .add("at", Instants.wire(dueAt));
        if (what == What.SEND) {
            json.add("frame", FrameCodec.stored(content));
            if (files != null) {
                json.add(FILES, FrameCodec.stored(files).get(FILES));
            }
        } else {
            json.add("text", content);
            if (seq > 0) {
                json.add("seq", seq);
            }
        }
        return (failure == null ? json : json.add("failure", failure)).build();
    }
}
