package io.atrium.kind.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far a document is kept. */
@Entity
@Table(name = "document_state")
public class DocumentState {
    @Id
    @Column(name = "room_id")
    private long roomId;

    private long seq;
    private Instant at;

    protected DocumentState() {}

    DocumentState(long roomId, Document document) {
        this.roomId = roomId;
        move(document);
    }

    /** The last entry that is in it. */
    long seq() {
        return seq;
    }

    /** When that was stored. */
    Instant at() {
        return at;
    }

    final void move(Document to) {
        seq = to.seq();
        at = to.at();
    }
}
