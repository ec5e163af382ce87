package io.atrium.room;

import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** That nothing of some rooms and people may be removed, and why. */
@Entity
@Table(name = "legal_hold")
public class LegalHold {
    @Id
    @SequenceGenerator(name = "legal_hold_seq", sequenceName = "legal_hold_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "legal_hold_seq")
    private Long id;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String reason;

    @Column(updatable = false)
    private String concerns;

    @Column(name = "placed_by", updatable = false)
    private String placedBy;

    @Column(name = "placed_at", updatable = false)
    private Instant placedAt;

    @Column(name = "lifted_by")
    private String liftedBy;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    protected LegalHold() {}

    LegalHold(String name, String reason, JsonObject concerns, String by, Instant at) {
        this.name = name;
        this.reason = reason;
        this.concerns = concerns.toString();
        this.placedBy = by;
        this.placedAt = at;
    }

    void lift(String by, Instant at) {
        liftedBy = by;
        liftedAt = at;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getReason() {
        return reason;
    }

    /** Their names. */
    public List<String> getRooms() {
        return texts("rooms");
    }

    /** Their logins. */
    public List<String> getPeople() {
        return texts("people");
    }

    public String getPlacedBy() {
        return placedBy;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    public String getLiftedBy() {
        return liftedBy;
    }

    /** Null: it lasts. */
    public Instant getLiftedAt() {
        return liftedAt;
    }

    private List<String> texts(String member) {
        return FrameCodec.stored(concerns).getJsonArray(member).getValuesAs(JsonString::getString);
    }
}
