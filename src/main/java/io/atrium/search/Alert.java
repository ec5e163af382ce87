package io.atrium.search;

import io.atrium.signal.SignalListener;
import io.atrium.wire.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A question somebody keeps, to be told of what answers it from now on. */
@Entity
@Table(name = "search_alert")
@EntityListeners(SignalListener.class)
public class Alert {
    @Id
    @SequenceGenerator(name = "search_alert_seq", sequenceName = "search_alert_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "search_alert_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    private String name;

    @Column(name = "question")
    private String q;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected Alert() {}

    Alert(long userId, String name, String q, Instant createdAt) {
        this.userId = userId;
        this.name = name;
        this.q = q;
        this.createdAt = createdAt;
        this.seenAt = createdAt;
    }

    Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    /** As it was typed. */
    String getQ() {
        return q;
    }

    void setQ(String q) {
        this.q = q;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    /** What was stored by then is no news. */
    Instant getSeenAt() {
        return seenAt;
    }

    void seen(Instant now) {
        seenAt = now;
    }

    /** What it is called and asks. */
    JsonObjectBuilder toJson() {
        return Json.createObjectBuilder().add("id", id).add("name", name).add("q", q);
    }
}
