package io.atrium.identity.ldap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whose turn it is to look at everybody whom the directory vouches for. */
@Entity
@Table(name = "directory_round")
public class DirectoryRound {
    static final long ONLY = 1;

    @Id
    private long id;

    @Column(name = "until_at")
    private Instant until;

    protected DirectoryRound() {}

    /** Takes the turn until then. @return false: somebody has it, or has had it a moment ago */
    boolean take(Instant now, Instant end) {
        if (until.isAfter(now)) {
            return false;
        }
        until = end;
        return true;
    }
}
