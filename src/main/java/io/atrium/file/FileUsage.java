package io.atrium.file;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Bytes that a room or a person has. */
@Entity
@Table(name = "file_usage")
public class FileUsage {
    @Id
    private String id;

    @SuppressWarnings("unused") // counted by statements alone
    private long bytes;

    protected FileUsage() {}

    FileUsage(String id) {
        this.id = id;
    }

    static String ofRoom(long roomId) {
        return "r" + roomId;
    }

    static String ofPerson(long userId) {
        return "u" + userId;
    }
}
