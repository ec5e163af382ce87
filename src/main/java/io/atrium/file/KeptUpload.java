package io.atrium.file;

import io.atrium.room.Attachments;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file that waits with a message for its time. The row goes when the message has left the schedule, whatever became of it; of one that was refused for good the file is free before. */
@Entity
@Table(name = "scheduled_file")
public class KeptUpload {
    @Id
    @Column(name = "file_id")
    private String fileId;

    @Column(name = "scheduled_id")
    private long scheduledId;

    /** Null: its message waits. Else that was refused for good, and no sweep takes the file until then. */
    @Column(name = "kept_until")
    private Instant until;

    protected KeptUpload() {}

    KeptUpload(String fileId, long scheduledId) {
        this.fileId = fileId;
        this.scheduledId = scheduledId;
    }

    /** @param ref of an entry that is to have the file; what is scheduled has this one, whichever node sends it */
    boolean isFreeFor(String ref) {
        return !isAwaited() || Attachments.refOf(scheduledId).equals(ref);
    }

    /** Whether its message is yet to be sent. */
    boolean isAwaited() {
        return until == null;
    }

    /** @return false: it waits with another already */
    boolean keepFor(long scheduled) {
        if (isAwaited()) {
            return false;
        }
        scheduledId = scheduled;
        until = null;
        return true;
    }
}
