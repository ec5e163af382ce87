package io.atrium.kind.chat;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** What a message said before it was changed. */
@Entity
@Table(name = "chat_revision")
@IdClass(Revision.Key.class)
public class Revision {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    /** The entry that changed it. */
    @Id
    private long edit;

    private String message;

    @Column(name = "until_at")
    private Instant until;

    protected Revision() {}

    Revision(long roomId, long seq, long edit, String message, Instant until) {
        this.roomId = roomId;
        this.seq = seq;
        this.edit = edit;
        this.message = message;
        this.until = until;
    }

    String message() {
        return message;
    }

    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("seq", seq)
                .add("edit", edit)
                .add("until", Instants.wire(until))
                .add("message", message)
                .build();
    }

    /** When it was changed. */
    Instant until() {
        return until;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long seq;
        private long edit;

        public Key() {}

        public Key(long roomId, long seq, long edit) {
            this.roomId = roomId;
            this.seq = seq;
            this.edit = edit;
        }

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
