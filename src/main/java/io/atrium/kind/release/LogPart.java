package io.atrium.kind.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Which lines of a stage an entry holds. */
@Entity
@Table(name = "release_part")
@IdClass(LogPart.Key.class)
public class LogPart {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    @Column(name = "release_seq")
    private long releaseSeq;

    @Id
    @Column(name = "stage_no")
    private int stageNo;

    @Id
    @Column(name = "first_line")
    private long firstLine;

    @Column(name = "last_line", updatable = false)
    private long lastLine;

    @Column(updatable = false)
    private long seq;

    protected LogPart() {}

    /** What comes behind the lines a stage has so far. */
    LogPart(Stage stage, int lines, long seq) {
        this.roomId = stage.roomId();
        this.releaseSeq = stage.releaseSeq();
        this.stageNo = stage.no();
        this.firstLine = stage.lines() + 1;
        this.lastLine = stage.lines() + lines;
        this.seq = seq;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long roomId;
        private long releaseSeq;
        private int stageNo;
        private long firstLine;

        public Key() {}

        public Key(long roomId, long releaseSeq, int stageNo, long firstLine) {
            this.roomId = roomId;
            this.releaseSeq = releaseSeq;
            this.stageNo = stageNo;
            this.firstLine = firstLine;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.roomId == roomId
                    && key.releaseSeq == releaseSeq
                    && key.stageNo == stageNo
                    && key.firstLine == firstLine;
        }

        @Override
        public int hashCode() {
            return Objects.hash(roomId, releaseSeq, stageNo, firstLine);
        }
    }
}
