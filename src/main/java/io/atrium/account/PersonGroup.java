package io.atrium.account;

import io.atrium.signal.SignalListener;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** People who are called together: {@code @night-shift}. */
@Entity
@Table(name = "person_group")
@EntityListeners(SignalListener.class)
public class PersonGroup {
    /** Who made it. */
    public enum Source {
        LOCAL,
        DIRECTORY,
        SCIM;

        /** As it stands on the wire: {@code directory}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @SequenceGenerator(name = "person_group_seq", sequenceName = "person_group_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "person_group_seq")
    private Long id;

    @Column(updatable = false)
    private String handle;

    private String title;

    @Enumerated(EnumType.STRING)
    @Column(name = "origin", updatable = false)
    private Source source;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected PersonGroup() {}

    PersonGroup(NewGroup wanted, Instant createdAt) {
        this.handle = wanted.handle();
        this.title = wanted.title();
        this.source = wanted.source();
        this.externalId = wanted.externalId();
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    /** As a login is written, and what calls it; it stays. */
    public String getHandle() {
        return handle;
    }

    public String getTitle() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    public Source getSource() {
        return source;
    }

    /** What stays of it where it comes from, or null. */
    public String getExternalId() {
        return externalId;
    }

    void setExternalId(String externalId) {
        this.externalId = externalId;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
