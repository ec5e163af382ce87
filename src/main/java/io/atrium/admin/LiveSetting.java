package io.atrium.admin;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A setting that was changed while Atrium was running. */
@Entity
@Table(name = "live_setting")
@EntityListeners(SignalListener.class)
public class LiveSetting {
    /** The variable's, {@code ATRIUM_RATE_LIMIT}. */
    @Id
    private String name;

    @Column(name = "set_to")
    private String value;

    @Column(name = "set_by")
    private String by;

    @Column(name = "set_at")
    private Instant at;

    protected LiveSetting() {}

    LiveSetting(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    /** The administrator's login. */
    public String getBy() {
        return by;
    }

    public Instant getAt() {
        return at;
    }

    void set(String wanted, String login, Instant now) {
        value = wanted;
        by = login;
        at = now;
    }
}
