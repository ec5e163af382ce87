package io.atrium.kind.chat;

import io.atrium.room.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a message was deleted: by whom and when, and nothing of what it said. */
@Entity
@Table(name = "chat_removal")
@IdClass(Entry.Key.class)
public class Removal {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    private String login;

    private Instant at;

    protected Removal() {}

    Removal(long roomId, long seq, String login, Instant at) {
        this.roomId = roomId;
        this.seq = seq;
        this.login = login;
        this.at = at;
    }

    String login() {
        return login;
    }

    Instant at() {
        return at;
    }
}
