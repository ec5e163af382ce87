package io.atrium.room;

import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** An {@link Entry} that nobody is told of: the same row, without its signal. */
@Entity
@Table(name = "entry")
@IdClass(Entry.Key.class)
public class PastEntry {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    @Column(updatable = false)
    private String type;

    @Column(updatable = false)
    private String author;

    @Column(updatable = false)
    private Instant at;

    @Column(name = "own_at", updatable = false)
    private Instant ownAt;

    @Column(updatable = false)
    private String ref;

    private String body;

    protected PastEntry() {}

    /** @param at when it counts as stored. @param said what it says is in the body */
    PastEntry(long roomId, long seq, String type, Instant at, Bygone said, JsonObject body) {
        this.roomId = roomId;
        this.seq = seq;
        this.type = type;
        this.author = said.author();
        this.at = at;
        this.ownAt = said.at().equals(at) ? null : said.at();
        this.ref = said.ref();
        this.body = body.toString();
    }

    long getSeq() {
        return seq;
    }

    String getAuthor() {
        return author;
    }

    Instant happenedAt() {
        return ownAt == null ? at : ownAt;
    }

    int length() {
        return body.length();
    }

    JsonObject body() {
        return FrameCodec.stored(body);
    }

    void replaceBody(JsonObject replacement) {
        body = replacement.toString();
    }
}
