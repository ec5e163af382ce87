package io.atrium.audit;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of the trail. Never changed once it is there. */
@Entity
@Table(name = "audit_act")
@EntityListeners(SignalListener.class)
public class Act {
    /** As the column is wide. */
    private static final int MOST_DETAIL = 4_000;

    @Id
    @SequenceGenerator(name = "audit_act_seq", sequenceName = "audit_act_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_act_seq")
    private Long id;

    @Column(updatable = false)
    private Instant at;

    @Column(updatable = false)
    private String what;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String room;

    @Column(updatable = false)
    private String address;

    @Column(updatable = false)
    private String detail;

    protected Act() {}

    Act(Deed deed, Instant at) {
        this.at = at;
        this.what = deed.what();
        this.actor = deed.actor();
        this.subject = deed.subject();
        this.room = deed.room();
        this.address = deed.address();
        String more = deed.detail().toString();
        this.detail = more.length() <= MOST_DETAIL ? more : "{\"characters\":" + more.length() + "}";
    }

    public Long getId() {
        return id;
    }

    public Instant getAt() {
        return at;
    }

    /** What was done, {@code account.disabled}. */
    public String getWhat() {
        return what;
    }

    /** The login of who did it; {@link Deed#ATRIUM} where nobody did. */
    public String getActor() {
        return actor;
    }

    /** The login of whom it was done to, or null. */
    public String getSubject() {
        return subject;
    }

    /** A room's name, or null. */
    public String getRoom() {
        return room;
    }

    /** Where the actor's request came from, or null. */
    public String getAddress() {
        return address;
    }

    /** A JSON object; only how long it was where it would not have fitted. */
    public String getDetail() {
        return detail;
    }
}
