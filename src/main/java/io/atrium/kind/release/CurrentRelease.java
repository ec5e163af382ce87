package io.atrium.kind.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The release of a room that stages and lines are reported of: the newest. */
@Entity
@Table(name = "release_current")
public class CurrentRelease {
    @Id
    @Column(name = "room_id")
    private long roomId;

    private long seq;

    protected CurrentRelease() {}

    CurrentRelease(long roomId, long seq) {
        this.roomId = roomId;
        this.seq = seq;
    }

    /** The number of the entry that opened it. */
    long seq() {
        return seq;
    }

    void move(long to) {
        seq = to;
    }
}
