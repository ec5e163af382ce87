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

/** The sign-ins behind recent requests, read once and forgotten with each change of theirs. */
@ApplicationScoped
public class KnownSignIns {
    static final String BY_ID = "sign-in-id";

    private static final String BY_HASH = "sign-in";
    private static final int MOST = 20_000;

    @Inject
    private SignIns records;

    @Inject
    private Memories memories;

    private Memory<SignIn> byHash;
    private Memory<SignIn> byId;

    @PostConstruct
    void start() {
        byHash = memories.keep(BY_HASH, new Memory<>(MOST));
        byId = memories.keep(BY_ID, new Memory<>(MOST));
    }

    /** Detached. */
    Optional<SignIn> find(String hash) {
        return byHash.get(hash, records::read);
    }

    boolean exists(String id) {
        return byId.get(id, records::readById).isPresent();
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(SignIn.class).forEach(signIn -> {
            memories.forget(BY_HASH, signIn.hash());
            memories.forget(BY_ID, signIn.id());
        });
    }
}
