package io.atrium.room;

import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** What an entry said before it was changed or removed under a {@link LegalHold}: for compliance exports, and nobody else. */
@Entity
@Table(name = "held_text")
@IdClass(HeldText.Key.class)
public class HeldText {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    @Id
    private long edit;

    @SuppressWarnings("unused") // asked for by statements alone
    private String author;

    private String body;
    private Instant at;

    protected HeldText() {}

    HeldText(Entry before, Entry change) {
        roomId = before.getRoomId();
        seq = before.getSeq();
        edit = change.getSeq();
        author = before.getAuthor();
        body = before.body().toString();
        at = change.getAt();
    }

    public long getSeq() {
        return seq;
    }

    /** The number of the entry that changed it. */
    public long getEdit() {
        return edit;
    }

    /** When it was changed. */
    public Instant getAt() {
        return at;
    }

    public JsonObject body() {
        return FrameCodec.stored(body);
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long seq;
        private long edit;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.seq == seq && key.edit == edit;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, seq, edit);
        }
    }
}
