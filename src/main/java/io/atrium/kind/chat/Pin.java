package io.atrium.kind.chat;

import io.atrium.room.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that a room keeps at hand. */
@Entity
@Table(name = "chat_pin")
@IdClass(Entry.Key.class)
public class Pin {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    private String login;

    private Instant at;

    protected Pin() {}

    Pin(long roomId, long seq, String login, Instant at) {
        this.roomId = roomId;
        this.seq = seq;
        this.login = login;
        this.at = at;
    }

    long seq() {
        return seq;
    }

    /** Who pinned it. */
    String login() {
        return login;
    }

    Instant at() {
        return at;
    }
}
