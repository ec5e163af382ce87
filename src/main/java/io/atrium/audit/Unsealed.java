package io.atrium.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That an act waits for its seal. */
@Entity
@Table(name = "audit_unsealed")
class Unsealed {
    @Id
    @Column(name = "act_id")
    private long actId;

    protected Unsealed() {}

    Unsealed(long actId) {
        this.actId = actId;
    }
}
