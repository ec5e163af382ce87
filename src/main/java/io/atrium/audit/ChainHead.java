package io.atrium.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where the chain of seals ends: one row, locked by whoever lengthens it. */
@Entity
@Table(name = "audit_head")
class ChainHead {
    static final int ONLY = 1;

    @Id
    private int id;

    private long n;
    private String hash;

    protected ChainHead() {}

    long n() {
        return n;
    }

    String hash() {
        return hash;
    }

    void moveTo(long number, String newest) {
        n = number;
        hash = newest;
    }
}
