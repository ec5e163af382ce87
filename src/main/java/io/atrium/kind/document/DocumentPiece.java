package io.atrium.kind.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A piece of a document as it was at one entry. */
@Entity
@Table(name = "document_piece")
@IdClass(DocumentPiece.Key.class)
public class DocumentPiece {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    @Id
    private int no;

    private String content;

    protected DocumentPiece() {}

    DocumentPiece(long roomId, long seq, int no, String content) {
        this.roomId = roomId;
        this.seq = seq;
        this.no = no;
        this.content = content;
    }

    String content() {
        return content;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long seq;
        private int no;

        public Key() {}

        public Key(long roomId, long seq, int no) {
            this.roomId = roomId;
            this.seq = seq;
            this.no = no;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.roomId == roomId && key.seq == seq && key.no == no;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, seq, no);
        }
    }
}
