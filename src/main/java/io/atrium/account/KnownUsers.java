package io.atrium.account;

import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** The users behind recent requests, read once and forgotten with each change of theirs. */
@ApplicationScoped
public class KnownUsers {
    static final String NAME = "user";

    private static final int MOST = 20_000;

    @Inject
    private Accounts accounts;

    @Inject
    private Memories memories;

    private Memory<User> users;

    @PostConstruct
    void start() {
        users = memories.keep(NAME, new Memory<>(MOST));
    }

    /** Detached. */
    public Optional<User> find(long id) {
        return users.get(Long.toString(id), key -> accounts.read(id));
    }

    void changed(@Observes @Settled Changes changes) {
        // What is not there is not remembered: who is new, perhaps by the thousand, need not be forgotten.
        changes.all().stream()
                .filter(change -> change.action() != Action.CREATED && change.entity() instanceof User)
                .forEach(change -> memories.forget(NAME, Long.toString(((User) change.entity()).getId())));
    }
}
