package io.atrium.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whose turn it is to do what one node at a time does. There is a row for each. */
@Entity
@Table(name = "post_round")
public class PostRound {
    static final long LETTERS = 1;
    static final long BOUNCES = 2;
    static final long PUSHES = 3;

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
