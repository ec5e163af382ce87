package io.atrium.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A file that waits with a message for its time. The row goes when the message has left the schedule, whatever became of it. */
@Entity
@Table(name = "scheduled_file")
public class KeptUpload {
    @Id
    @Column(name = "file_id")
    private String fileId;

    @Column(name = "scheduled_id", updatable = false)
    private long scheduledId;

    protected KeptUpload() {}

    KeptUpload(String fileId, long scheduledId) {
        this.fileId = fileId;
        this.scheduledId = scheduledId;
    }
}
