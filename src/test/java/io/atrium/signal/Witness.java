package io.atrium.signal;

import io.atrium.signal.Changes.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Remembers all it was ever told. */
@ApplicationScoped
public class Witness {
    private final Queue<Changes> heard = new ConcurrentLinkedQueue<>();

    void onCommitted(@Observes @Committed Changes changes) {
        heard.add(changes);
    }

    /** The signals that tell of such a change, oldest first; of each only those changes. */
    public List<List<Change>> of(Predicate<Change> wanted) {
        return heard.stream()
                .map(changes -> changes.all().stream().filter(wanted).toList())
                .filter(changes -> !changes.isEmpty())
                .toList();
    }
}
