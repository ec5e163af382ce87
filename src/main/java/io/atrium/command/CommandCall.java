package io.atrium.command;

import io.atrium.room.Member;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That somebody has given a registered command, which may be answered later. Only a hash is kept of the address. */
@Entity
@Table(name = "command_call")
public class CommandCall {
    static final int MOST_ANSWERS = 5;

    @Id
    @SequenceGenerator(name = "command_call_seq", sequenceName = "command_call_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "command_call_seq")
    private Long id;

    @Column(name = "command_id", updatable = false)
    private long commandId;

    @Column(name = "room_id", updatable = false)
    private long roomId;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(updatable = false)
    private String ref;

    @Column(updatable = false)
    private String hash;

    private int answers;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    protected CommandCall() {}

    /** @param ref that it was given under; null: none */
    CommandCall(long commandId, Member by, String ref, String hash, Instant expiresAt) {
        this.commandId = commandId;
        this.roomId = by.room().getId();
        this.userId = by.caller().userId();
        this.ref = ref;
        this.hash = hash;
        this.expiresAt = expiresAt;
    }

    Long getId() {
        return id;
    }

    long getCommandId() {
        return commandId;
    }

    long getRoomId() {
        return roomId;
    }

    long getUserId() {
        return userId;
    }

    /** @return false: there were as many as there may be, or it is too late */
    boolean answer(Instant now) {
        if (answers >= MOST_ANSWERS || !now.isBefore(expiresAt)) {
            return false;
        }
        answers++;
        return true;
    }
}
