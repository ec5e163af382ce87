package io.atrium.room;

import io.atrium.signal.SignalListener;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;

/** One line of a room's log. Ordered by room and number, so that a transaction's signal tells them in the log's order. */
@Entity
@IdClass(Entry.Key.class)
@EntityListeners(SignalListener.class)
public class Entry implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::getRoomId).thenComparingLong(Entry::getSeq);

    /** The members of its JSON that are not the kind's. */
    private static final Set<String> HEAD = Set.of("type", "seq", "from", "at", "stored_at", "ref");

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

    /** Of an entry that has just been written: nobody then has to ask the database whom it concerns. */
    @Transient
    private String kind;

    protected Entry() {}

    Entry(long seq, Instant at, Draft draft) {
        this.roomId = draft.roomId();
        this.seq = seq;
        this.type = draft.type();
        this.author = draft.author();
        this.at = at;
        this.ownAt = draft.ownAt() == null ? null : draft.ownAt().truncatedTo(ChronoUnit.MILLIS);
        this.ref = draft.ref();
        this.body = draft.body().toString();
    }

    /** An entry that another node has stored, from what {@link #toJson} made of it there. */
    static Entry of(long roomId, String kind, JsonObject json) {
        Entry entry = new Entry();
        entry.roomId = roomId;
        entry.kind = kind;
        entry.seq = json.getJsonNumber("seq").longValueExact();
        entry.type = json.getString("type");
        entry.author = json.getString("from");
        entry.ref = json.getString("ref", null);
        Instant happened = Instant.parse(json.getString("at"));
        boolean ownTime = json.containsKey("stored_at");
        entry.at = ownTime ? Instant.parse(json.getString("stored_at")) : happened;
        entry.ownAt = ownTime ? happened : null;
        JsonObjectBuilder body = Json.createObjectBuilder();
        json.forEach((name, value) -> {
            if (!HEAD.contains(name)) {
                body.add(name, value);
            }
        });
        entry.body = body.build().toString();
        return entry;
    }

    Entry inRoomOf(String roomKind) {
        kind = roomKind;
        return this;
    }

    /** The room's kind, where the entry has just been written; else null. */
    String kind() {
        return kind;
    }

    public long getRoomId() {
        return roomId;
    }

    public long getSeq() {
        return seq;
    }

    public String getType() {
        return type;
    }

    /** The author's login. */
    public String getAuthor() {
        return author;
    }

    /** When it was stored. Never runs backwards along a log. */
    public Instant getAt() {
        return at;
    }

    /** When it happened, as the sender says; null where the sender does not. */
    public Instant getOwnAt() {
        return ownAt;
    }

    /** When it happened, as far as anybody knows: the sender's own time, else when it was stored. */
    public Instant happenedAt() {
        return ownAt == null ? at : ownAt;
    }

    /** The author's own name for it, or null. */
    public String getRef() {
        return ref;
    }

    /** Of its body, in characters. */
    int length() {
        return body.length();
    }

    /** The kind's own members. */
    public JsonObject body() {
        return FrameCodec.stored(body);
    }

    /** Replaces what the entry says, as an edit or an erasure does. */
    public void replaceBody(JsonObject replacement) {
        body = replacement.toString();
    }

    /** The entry as on the plain room socket. Put together from text: it is made once an entry, on the way of every entry. */
    public String toJson() {
        StringBuilder json = new StringBuilder(body.length() + 128)
                .append("{\"type\":\"")
                .append(type)
                .append("\",\"seq\":")
                .append(seq)
                .append(",\"from\":\"")
                .append(author)
                .append("\",\"at\":\"")
                .append(Instants.wire(happenedAt()))
                .append('"');
        if (ownAt != null) {
            json.append(",\"stored_at\":\"").append(Instants.wire(at)).append('"');
        }
        if (ref != null) {
            json.append(",\"ref\":").append(Json.createValue(ref));
        }
        return body.length() == 2
                ? json.append('}').toString()
                : json.append(',').append(body, 1, body.length()).toString();
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry && entry.roomId == roomId && entry.seq == seq;
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, seq);
    }

    /** The primary key, as JPA wants it. No generated id: inserting is twice as fast without. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long seq;

        public Key() {}

        public Key(long roomId, long seq) {
            this.roomId = roomId;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, seq);
        }
    }
}
