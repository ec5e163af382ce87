package io.atrium.kind.chat;

import io.atrium.room.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Where a forwarded message was said. */
@Entity
@Table(name = "chat_forward")
@IdClass(Entry.Key.class)
public class Forward {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    @Column(name = "source_room")
    private long sourceRoom;

    @Column(name = "source_seq")
    private long sourceSeq;

    protected Forward() {}

    Forward(Entry forwarded, Entry source) {
        this.roomId = forwarded.getRoomId();
        this.seq = forwarded.getSeq();
        this.sourceRoom = source.getRoomId();
        this.sourceSeq = source.getSeq();
    }
}
