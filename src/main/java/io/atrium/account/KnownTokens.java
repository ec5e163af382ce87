package io.atrium.account;

import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** The access tokens shown lately, read once and forgotten when they are revoked. Whether one has expired is for the caller to ask. */
@ApplicationScoped
class KnownTokens {
    private static final String BY_HASH = "token";
    static final String BY_ID = "token-id";

    private static final int MOST = 20_000;

    @Inject
    private TokenRecords records;

    @Inject
    private Memories memories;

    private Memory<AccessToken> byHash;
    private Memory<AccessToken> byId;

    @PostConstruct
    void start() {
        byHash = memories.keep(BY_HASH, new Memory<>(MOST));
        byId = memories.keep(BY_ID, new Memory<>(MOST));
    }

    /** Detached. */
    Optional<AccessToken> find(String hash) {
        return byHash.get(hash, records::read);
    }

    boolean exists(long id) {
        return byId.get(Long.toString(id), key -> records.read(id)).isPresent();
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(AccessToken.class).forEach(token -> {
            memories.forget(BY_HASH, token.getHash());
            memories.forget(BY_ID, Long.toString(token.getId()));
        });
    }
}
