package io.atrium.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A room or a person that a {@link LegalHold} is on; there for as long as it lasts. */
@Entity
@Table(name = "hold_target")
@IdClass(HoldTarget.Key.class)
public class HoldTarget {
    static final String ROOM = "R";
    static final String PERSON = "P";

    @Id
    @Column(name = "hold_id")
    private long holdId;

    @Id
    private String what;

    @Id
    private long target;

    @SuppressWarnings("unused") // asked for by statements alone
    private String login;

    protected HoldTarget() {}

    HoldTarget(long holdId, String what, long target, String login) {
        this.holdId = holdId;
        this.what = what;
        this.target = target;
        this.login = login;
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long holdId;
        private String what;
        private long target;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.holdId == holdId && key.what.equals(what) && key.target == target;
        }

        @Override
        public int hashCode() {
            return Objects.hash(holdId, what, target);
        }
    }
}
