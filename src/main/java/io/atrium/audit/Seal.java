package io.atrium.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A link of the chain: the act's number in it, and the hash of it and of all before. */
@Entity
@Table(name = "audit_seal")
class Seal {
    @Id
    private long n;

    @Column(name = "act_id", updatable = false)
    private long actId;

    @Column(updatable = false)
    private String hash;

    protected Seal() {}

    Seal(long n, long actId, String hash) {
        this.n = n;
        this.actId = actId;
        this.hash = hash;
    }
}
