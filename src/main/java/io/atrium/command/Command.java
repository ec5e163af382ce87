package io.atrium.command;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** A command that somebody else's server carries out. */
@Entity
public class Command {
    @Id
    @SequenceGenerator(name = "command_seq", sequenceName = "command_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "command_seq")
    private Long id;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String description;

    @Column(updatable = false)
    private String arguments;

    @Column(updatable = false)
    private String url;

    private String secret;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Command() {}

    Command(String name, String description, String arguments, String url, String createdBy, Instant createdAt) {
        this.name = name;
        this.description = description;
        this.arguments = arguments;
        this.url = url;
        this.secret = "";
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    /** Without the slash. */
    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    /** What follows the name, as a hint; may be empty. */
    public String getArguments() {
        return arguments;
    }

    public String getUrl() {
        return url;
    }

    /** What its secret is sealed for, and opens for alone. */
    static String purpose(long id) {
        return "command:" + id;
    }

    /** As {@link io.atrium.account.Vault} keeps it. */
    String getSecret() {
        return secret;
    }

    void setSecret(String sealed) {
        secret = sealed;
    }

    /** A login. */
    public String getCreatedBy() {
        return createdBy;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
