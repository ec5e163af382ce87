package io.atrium.kind.document;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A document as it was when somebody gave that a name, which stays when the log has forgotten what led there; or at a milestone, which does not. */
@Entity
@Table(name = "document_version")
@IdClass(Entry.Key.class)
public class DocumentVersion {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    private String name;
    private String author;
    private Instant at;

    protected DocumentVersion() {}

    /** A milestone: without a name. */
    DocumentVersion(long roomId, Document document) {
        this.roomId = roomId;
        this.seq = document.seq();
        this.at = document.at();
    }

    /** @param entry of type {@code version} */
    DocumentVersion(Entry entry) {
        this.roomId = entry.getRoomId();
        this.seq = entry.getSeq();
        this.name = entry.body().getString("name");
        this.author = entry.getAuthor();
        this.at = entry.getAt();
    }

    long seq() {
        return seq;
    }

    Instant at() {
        return at;
    }

    /** Of one with a name. */
    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("seq", seq)
                .add("name", name)
                .add("from", author)
                .add("at", Instants.wire(at))
                .build();
    }
}
