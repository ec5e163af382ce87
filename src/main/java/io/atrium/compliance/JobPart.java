package io.atrium.compliance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A part of a job's result, a file of its own in the store. */
@Entity
@Table(name = "job_part")
@IdClass(JobPart.Key.class)
public class JobPart {
    @Id
    @Column(name = "job_id")
    private long jobId;

    @Id
    private long n;

    /** Null in rows of before. */
    @Column(updatable = false)
    private String name;

    private long bytes;
    private long listing;
    private long entries;

    protected JobPart() {}

    JobPart(long jobId, long n, String name, ZipPart.Size size) {
        this.jobId = jobId;
        this.n = n;
        this.name = name;
        this.bytes = size.bytes();
        this.listing = size.listing();
        this.entries = size.entries();
    }

    /** In the store of files. */
    String nameOf(Job job) {
        return name == null ? job.token() + String.format("%08d", n) : name;
    }

    ZipPart.Size size() {
        return new ZipPart.Size(bytes, listing, entries);
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private long jobId;
        private long n;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.jobId == jobId && key.n == n;
        }

        @Override
        public int hashCode() {
            return Objects.hash(jobId, n);
        }
    }
}
