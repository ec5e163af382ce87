package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whose turn it is to send letters: one node's at a time. There is one row. */
@Entity
@Table(name = "post_round")
public class PostRound {
    static final long ONLY = 1;

    @Id
    private long id;

    private String node;

    @Column(name = "until_at")
    private Instant until;

    protected PostRound() {}

    /** Takes the turn, or keeps it. @return false: it is another node's */
    boolean take(String me, Instant now, Instant end) {
        if (!me.equals(node) && !until.isBefore(now)) {
            return false;
        }
        node = me;
        until = end;
        return true;
    }
}
