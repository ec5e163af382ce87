package io.atrium.admin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** A connection's stay in a room that is over. */
@Entity
public class Stay {
    @Id
    @SequenceGenerator(name = "stay_seq", sequenceName = "stay_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stay_seq")
    private Long id;

    private String login;
    private String room;
    private String door;
    private String node;
    private Instant begun;
    private Instant ended;

    @Column(name = "last_seq")
    private long lastSeq;

    protected Stay() {}

    Stay(Stays.Left left, String node) {
        this.login = left.login();
        this.room = left.room();
        this.door = left.door();
        this.node = node;
        this.begun = left.begun();
        this.ended = left.ended();
        this.lastSeq = left.lastSeq();
    }

    /** Whose it was. */
    public String getLogin() {
        return login;
    }

    /** The room's name. */
    public String getRoom() {
        return room;
    }

    public String getDoor() {
        return door;
    }

    /** What the operator calls it. */
    public String getNode() {
        return node;
    }

    public Instant getBegun() {
        return begun;
    }

    public Instant getEnded() {
        return ended;
    }

    /** The last entry given to the connection; -1: none. */
    public long getLastSeq() {
        return lastSeq;
    }
}
