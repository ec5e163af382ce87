package io.atrium.account;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody says of themselves beside their name. */
@Entity
@Table(name = "person_profile")
@EntityListeners(SignalListener.class)
public class PersonProfile {
    @Id
    @Column(name = "user_id")
    private long userId;

    private String title;

    @Column(name = "status_text")
    private String statusText;

    @Column(name = "status_emoji")
    private String statusEmoji;

    @Column(name = "status_until")
    private Instant statusUntil;

    private String picture;

    protected PersonProfile() {}

    PersonProfile(long userId) {
        this.userId = userId;
    }

    public long getUserId() {
        return userId;
    }

    /** What they do here: Shift lead. Null: nothing is said. */
    public String getTitle() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    /** Null: none, or it is over. */
    public Status status(Instant now) {
        if (statusText == null && statusEmoji == null) {
            return null;
        }
        Status status = new Status(statusText, statusEmoji, statusUntil);
        return status.isOver(now) ? null : status;
    }

    /** @param status null: none */
    void setStatus(Status status) {
        statusText = status == null ? null : status.text();
        statusEmoji = status == null ? null : status.emoji();
        statusUntil = status == null ? null : status.until();
    }

    /** The name of their picture, another one with each picture; null: none. */
    public String getPicture() {
        return picture;
    }

    void setPicture(String picture) {
        this.picture = picture;
    }
}
