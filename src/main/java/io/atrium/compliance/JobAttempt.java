package io.atrium.compliance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A part of a job's result that somebody is making, or left unfinished. */
@Entity
@Table(name = "job_attempt")
public class JobAttempt {
    @Id
    private String name;

    @SuppressWarnings("unused") // asked for by statements alone
    @Column(name = "job_id")
    private long jobId;

    protected JobAttempt() {}

    JobAttempt(String name, long jobId) {
        this.name = name;
        this.jobId = jobId;
    }
}
