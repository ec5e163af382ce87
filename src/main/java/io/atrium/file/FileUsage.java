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

    private long bytes; // counted by statements alone

    protected FileUsage() {}

    FileUsage(String id) {
        this.id = id;
    }

    long bytes() {
        return bytes;
    }

    static String ofRoom(long roomId) {
        return "r" + roomId;
    }

    static String ofPerson(long userId) {
        return "u" + userId;
    }
}
