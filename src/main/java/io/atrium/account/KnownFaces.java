package io.atrium.account;

import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The pictures and statuses of all who have any, read once and forgotten with each change: pages show them wherever a name stands, and ask for none. */
@ApplicationScoped
public class KnownFaces {
    private static final String NAME = "faces";
    private static final String ALL = "all";

    @Inject
    private Profiles profiles;

    @Inject
    private Memories memories;

    private Memory<Map<String, Face>> faces;

    @PostConstruct
    void start() {
        faces = memories.keep(NAME, new Memory<>(1));
    }

    /** Never null; of whom there is not, as of whom there is nothing to show. */
    public Face of(String login) {
        return all().getOrDefault(login, Face.NONE);
    }

    /** Whether somebody's status is over, and still there. */
    public boolean isAnyOver(Instant now) {
        return all().values().stream().anyMatch(face -> face.isOver(now));
    }

    private Map<String, Face> all() {
        return faces.get(ALL, key -> Optional.of(profiles.faces())).orElseThrow();
    }

    void changed(@Observes @Settled Changes changes) {
        if (changes.touched(PersonProfile.class).findAny().isPresent()) {
            memories.forget(NAME, ALL);
        }
    }
}
